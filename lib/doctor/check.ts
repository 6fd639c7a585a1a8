/** How a check over large tables is cut, so that each statement stays small: `$1` is the slice. */
export type SlicedBy = 'none' | 'months' | 'members';

/** Members in a slice: `member_id >= $1 AND member_id < $1 + 100000`. */
export const MEMBERS_A_SLICE = 100_000;

/**
 * Something that always holds in the database. `differences` selects `key`, `stored` and `found` (texts) for
 * every row where it does not: a stored value beside what its source says.
 */
export interface DoctorCheck<Id extends string = string> {
  readonly id: Id;
  /** What is proven, in words for the person at the console. */
  readonly proves: string;
  readonly slicedBy: SlicedBy;
  readonly differences: string;
}

/** Declares a check. */
export function defineCheck<const Id extends string>(check: DoctorCheck<Id>): DoctorCheck<Id> {
  return check;
}
