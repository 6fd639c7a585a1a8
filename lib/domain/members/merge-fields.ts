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

/** A field in which both say something, and not the same. Contacts are masked. */
export type MergeDifference = {
  readonly field: MergeField;
  readonly mine: string;
  readonly theirs: string;
};
