import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { ConditionId, ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { ActiveLadder } from '@/lib/tiers/engine/ladders';

/** Tables of one row a member that a condition may look at, beside `member_sort_keys k`, which is always there. */
export const SEGMENT_TABLES = {
  m: 'JOIN members m',
  p: 'LEFT JOIN member_profiles p',
  s: 'JOIN member_summary s',
  a: 'LEFT JOIN point_accounts a',
  h: 'LEFT JOIN member_rhythms h',
  o: 'LEFT JOIN member_outlooks o',
} as const;
export type SegmentTable = keyof typeof SEGMENT_TABLES;

export type PredicateContext = {
  /** Today in the programme's zone. */
  readonly todayOn: string;
  readonly timeZone: string;
  /** Whether one member in 32 is looked at. */
  readonly isSample: boolean;
  /** The day that kept sums end on, where it is known; null: the statement asks for it. */
  readonly sumsOn: string | null;
  /** Who is in a segment that a condition names, as a SELECT of `member_id`. */
  readonly membersOf: (segmentId: number) => SQL;
  /** Whether member `k` is among those of a SELECT of `member_id` that reads nothing but `purchases` and `stores`. */
  readonly amongBuyers: (
    select: SQL,
    reading?: Reading,
  ) => Pick<Predicate, 'where' | 'isSet' | 'bits' | 'reading'>;
  /** Ladders in force. */
  readonly ladders: readonly ActiveLadder[];
  /** Narrows a list of members to those who are looked at: ` AND ...` on the id, or nothing. */
  readonly sampled: (memberId: SQL) => SQL;
};

/**
 * A SELECT of members over their receipts in pieces, so that several can share one reading: those of receipts `b` that all of `rows`
 * hold for, of each member by `having`. `having` counts receipts with `only` alone; null: all that were read. Where there is none of
 * these it is not true.
 */
export type Reading = {
  /** Readings of one shape are worth reading together. */
  readonly shape: string;
  readonly rows: readonly SQL[];
  readonly having: (only: SQL | null) => SQL;
};

/** A condition as SQL: true for who fits, false or null for who does not. */
export type Predicate = {
  readonly needs: readonly SegmentTable[];
  readonly where: SQL;
  /** Asks whether a member is among those of a SELECT, which is read once for all members. */
  readonly isSet?: true;
  /** Asks for a bit of the member, lowest bit first: these are all of them. */
  readonly bits?: Buffer;
  /** The same SELECT in pieces, where it is one over receipts. */
  readonly reading?: Reading;
};

/** The SQL of one kind of condition. Whatever the condition holds becomes a bound parameter. */
export type PredicateOf<Id extends ConditionId> = (
  condition: ConditionOf<Id>,
  context: PredicateContext,
) => Predicate;
