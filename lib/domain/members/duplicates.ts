import { z } from 'zod';
import { isDay } from '../shared/calendar';
import type { ShownTier } from './listed-member';
import type { MemberStatus } from './states';

/** Pairs on one page. */
export const DUPLICATES_PAGE_SIZE = 25;

/** Why two members may be one person. The first stands for every pair. */
export const DUPLICATE_REASONS = ['nameAndBirth', 'emailName', 'city'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

const KEY_MAX_LENGTH = 400;

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The pair after which a page begins. */
export const duplicatesCursor = z.object({
  birthOn: z.string().refine(isDay),
  name: z.string().max(KEY_MAX_LENGTH),
  firstId: id,
  secondId: id,
});
export type DuplicatesCursor = z.output<typeof duplicatesCursor>;

/** One of the two. Contacts are masked. */
export type DuplicateMember = {
  readonly memberId: number;
  readonly code: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly tier: ShownTier | null;
  readonly joinedOn: string;
  readonly lastPurchaseOn: string | null;
  readonly receipts: number;
  readonly phone: string | null;
  readonly email: string | null;
};

/** Two members who may be one person, the older one first. */
export type DuplicatePair = {
  readonly first: DuplicateMember;
  readonly second: DuplicateMember;
  readonly birthOn: string;
  readonly reasons: readonly DuplicateReason[];
};

export type DuplicatesPage = {
  readonly pairs: readonly DuplicatePair[];
  readonly next: DuplicatesCursor | null;
};

/** A cursor in an address. */
export function writeDuplicatesCursor({
  birthOn,
  name,
  firstId,
  secondId,
}: DuplicatesCursor): string {
  return [birthOn, firstId, secondId, name].join('.');
}

/** The cursor an address names; null when it names none: the first pairs. */
export function readDuplicatesCursor(text: string | undefined): DuplicatesCursor | null {
  const [birthOn, firstId, secondId, ...name] = (text ?? '').split('.');
  const cursor = duplicatesCursor.safeParse({
    birthOn,
    firstId: Number(firstId),
    secondId: Number(secondId),
    name: name.join('.'),
  });
  return cursor.success ? cursor.data : null;
}
