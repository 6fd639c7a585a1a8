import { z } from 'zod';
import { isPlainText } from '../shared/plain-text';

/** What staff write down about a member: a note of their own, a call, a letter (paper or e-mail). */
export const INTERACTION_KINDS = ['note', 'call', 'letter'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** Who began a call or a letter: `in` came from the member, `out` went to them. Notes have none. */
export const INTERACTION_DIRECTIONS = ['in', 'out'] as const;
export type InteractionDirection = (typeof INTERACTION_DIRECTIONS)[number];

/** Longest text, in characters. */
export const INTERACTION_TEXT_MAX = 2000;

/** Texts that may be pinned to one member at once. */
export const PINNED_MAX = 5;

/** Clocks differ: so far ahead of ours a call may have happened. */
export const CLOCK_SKEW_MS = 5 * 60_000;

const FIRST_YEAR_AT = Date.UTC(2000, 0, 1);

const memberId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What somebody writes down. `happenedAt` null: now. */
export const interactionInput = z
  .object({
    memberId,
    kind: z.enum(INTERACTION_KINDS),
    direction: z.enum(INTERACTION_DIRECTIONS).nullable(),
    text: z.string().trim().min(1).max(INTERACTION_TEXT_MAX).refine(isPlainText),
    happenedAt: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .refine((moment) => moment.getTime() >= FIRST_YEAR_AT)
      .nullable(),
    isPinned: z.boolean(),
  })
  .refine(({ kind, direction }) => (kind === 'note') === (direction === null), {
    path: ['direction'],
  });

/** One thing that was written down about a member. */
export const interactionKeyInput = z.object({ memberId, interactionId: memberId });

/** Something written down, as those who may read contacts see it. */
export type Interaction = {
  readonly interactionId: number;
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection | null;
  readonly text: string;
  readonly isPinned: boolean;
  readonly isWithdrawn: boolean;
  /** Written by the reader: only they may withdraw it. */
  readonly isMine: boolean;
  /** The number it was written under, of a member that was merged into this one: there it is only read. Null: this one. */
  readonly under: number | null;
};

/** What is pinned to a member, with who wrote it and when. */
export type PinnedInteraction = Interaction & {
  readonly author: string;
  readonly happenedAt: Date;
};
