import { z } from 'zod';
import type { Locale } from '../access/preferences';
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

/** A message as the outbox shows it: no address, no text. */
export type OutboxMessage = {
  readonly messageId: number;
  readonly memberId: number;
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
  readonly mechanic: {
    readonly ruleId: number;
    readonly nameEn: string;
    readonly nameRu: string;
  } | null;
  /** What became of it, each kind once. */
  readonly events: readonly MessageEventKind[];
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
  'auth',
  'address',
  'silent',
  'smtp',
  'http',
] as const satisfies readonly (DropReason | string)[];

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What the outbox is narrowed to; everything left out is everything. */
export const outboxFilter = z.object({
  state: z.enum(MESSAGE_STATES).optional(),
  reason: z.enum(OUTBOX_REASONS).optional(),
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
