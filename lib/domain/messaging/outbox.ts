import { z } from 'zod';
import { dayInput } from '../access/inputs';
import type { Locale } from '../access/preferences';
import type { AwardState } from '../mechanics/records';
import {
  DROP_REASONS,
  type DropReason,
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  type MessageChannel,
  type MessageEventKind,
  type MessageKind,
  type MessageState,
} from './states';

/** A message as the outbox shows it: neither where it went nor what it said is kept. */
export type OutboxMessage = {
  readonly messageId: number;
  /** 0: somebody of the desk. */
  readonly memberId: number;
  readonly name: string;
  /** What the member has now on its channel, masked for who may not read contacts; null: nothing. */
  readonly contact: string | null;
  readonly channel: MessageChannel;
  readonly kind: MessageKind;
  readonly template: string;
  readonly language: Locale;
  readonly state: MessageState;
  /** Why it waits, was dropped or failed: a word of `consents.messages.errors`, or `smtp_550`, `http_422`. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
  /** When it is tried, or tried again; null: it is over. */
  readonly nextAt: Date | null;
  readonly usefulUntil: Date | null;
  /** The consent that it relies on; null: none is needed. */
  readonly consentId: number | null;
  readonly mechanic: TellingMechanic | null;
  /** What became of it, each kind once. */
  readonly events: readonly MessageEventKind[];
};

/** A mechanic by its name. */
export type TellingMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** One message with all that is known of its way. */
export type OpenedMessage = OutboxMessage & {
  /** When the last attempt began. */
  readonly begunAt: Date | null;
  /** When the consent was given that it relies on, and to which version of the text. */
  readonly consentAt: Date | null;
  readonly consentVersion: number | null;
  /** What became of it, when each first happened. */
  readonly happened: readonly { readonly kind: MessageEventKind; readonly at: Date }[];
  /** What the award is in that it tells of; null: it tells of none. */
  readonly award: AwardState | null;
};

export const OUTBOX_PAGE_SIZE = 50;

export type OutboxPage = {
  readonly messages: readonly OutboxMessage[];
  /** Key of the next, older page; null: this is the last. */
  readonly next: number | null;
};

/** Reasons that the outbox is narrowed to; replies of servers stand together under their first letters. */
export const OUTBOX_REASONS = [
  ...DROP_REASONS,
  'connection',
  'timeout',
  'tls',
  'auth',
  'address',
  'silent',
  'smtp',
  'http',
  'other',
] as const satisfies readonly (DropReason | string)[];

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** One reply of a server, as `smtp_550`. */
const reply = z.templateLiteral([z.enum(['smtp', 'http']), '_', z.string().regex(/^\d{3}$/)]);

/** A reason that the outbox can be narrowed to. */
export const outboxReason = z.union([z.enum(OUTBOX_REASONS), reply]);

/** What a message that is queued waits for: a worker alone, or caps and quiet hours that hold it back. */
export const OUTBOX_WAITS = ['due', 'held'] as const;

/** What the outbox is narrowed to; everything left out is everything. */
export const outboxFilter = z.object({
  state: z.enum(MESSAGE_STATES).optional(),
  waits: z.enum(OUTBOX_WAITS).optional(),
  /** Those alone that ended since a day ago. */
  isRecent: z.boolean().default(false),
  /** Queued on this day, in the programme's zone. */
  on: dayInput.optional(),
  reason: outboxReason.optional(),
  channel: z.enum(MESSAGE_CHANNELS).optional(),
  kind: z.enum(MESSAGE_KINDS).optional(),
  ruleId: id.optional(),
  before: id.nullable().default(null),
});

/** The outbox at a glance. */
export type OutboxHealth = {
  /** Due and not yet taken, and for how many seconds the oldest has been. */
  readonly due: number;
  readonly oldestDueSeconds: number;
  /** Held back by caps or quiet hours. */
  readonly held: number;
  readonly sending: number;
  /** Since a day ago. */
  readonly sent: number;
  readonly failed: number;
  readonly dropped: number;
  /** Of those that failed or were dropped since a day ago: why, most first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
};
