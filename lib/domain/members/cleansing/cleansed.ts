/** What cleansing did to a value, or would do if asked. Words: `messages.memberEdit.notices.<code>`. */
export const CHANGES = ['spaces', 'case', 'alphabet', 'phone', 'email', 'unknownBirth'] as const;
export type Change = (typeof CHANGES)[number];

/** Why a value cannot be kept. Words: `messages.memberEdit.problems.<code>`. */
export const PROBLEMS = [
  'mixedAlphabets',
  'tooLong',
  'phoneUnreadable',
  'emailUnreadable',
  'birthUnreadable',
  'birthInFuture',
  'birthTooOld',
  'numberUnreadable',
  'optionUnknown',
  'nameMissing',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/**
 * The clean form of what somebody typed, with what was done to it. `suggestion` is a likelier value that only a
 * person may accept. With a problem the value is the typed one, trimmed.
 */
export type Cleansed = {
  readonly value: string;
  readonly changes: readonly Change[];
  readonly suggestion: string | null;
  readonly problem: Problem | null;
};

/** A value that is as it should be. */
export function clean(value: string, changes: readonly Change[] = []): Cleansed {
  return { value, changes, suggestion: null, problem: null };
}

/** A value that cannot be kept. */
export function unclean(value: string, problem: Problem): Cleansed {
  return { value, changes: [], suggestion: null, problem };
}
