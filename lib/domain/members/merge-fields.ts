/** What two members may say differently, in the order in which it is asked. Where only one says something, it stays. */
export const MERGE_FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'birthOn',
  'phone',
  'email',
  'address',
  'language',
  'preferredStore',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** Whose value stays: of the member that a task is about, or of the other one. */
export const MERGE_SIDES = ['mine', 'theirs'] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];

/** A field in which both say something, and not the same. Contacts are masked. */
export type MergeDifference = {
  readonly field: MergeField;
  readonly mine: string;
  readonly theirs: string;
};
