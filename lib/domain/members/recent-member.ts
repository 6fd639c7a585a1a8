import type { ShownTier } from './listed-member';

/** So many members are kept for each user, the one opened last first. */
export const RECENT_MEMBERS_MAX = 8;

/** A member whose page the reader opened lately. */
export type RecentMember = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly tier: ShownTier | null;
  readonly openedAt: Date;
};
