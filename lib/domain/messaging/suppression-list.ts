import { z } from 'zod';
import {
  MESSAGE_CHANNELS,
  type MessageChannel,
  SUPPRESSION_REASONS,
  type SuppressionReason,
} from './states';

/** A contact that is written to no more, or was not for a while. */
export type OutboxSuppression = {
  readonly suppressionId: number;
  readonly memberId: number;
  readonly name: string;
  readonly channel: MessageChannel;
  readonly reason: SuppressionReason;
  /** The contact itself, masked for who may not read contacts; null: the member has another one by now. */
  readonly contact: string | null;
  readonly messageId: number | null;
  readonly actor: string;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
};

export const SUPPRESSIONS_PAGE_SIZE = 50;

export type SuppressionPage = {
  readonly suppressions: readonly OutboxSuppression[];
  /** Key of the next, older page; null: this is the last. */
  readonly next: number | null;
};

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What the list is narrowed to: those that hold, unless ended ones are asked for. */
export const suppressionFilter = z.object({
  channel: z.enum(MESSAGE_CHANNELS).optional(),
  reason: z.enum(SUPPRESSION_REASONS).optional(),
  isEnded: z.boolean().default(false),
  before: id.nullable().default(null),
});
