/** What staff write down about a member: a note of their own, a call, a letter (paper or e-mail). */
export const INTERACTION_KINDS = ['note', 'call', 'letter'] as const;

/** Who began a call or a letter: `in` came from the member, `out` went to them. Notes have none. */
export const INTERACTION_DIRECTIONS = ['in', 'out'] as const;

/** Longest text, in characters. */
export const INTERACTION_TEXT_MAX = 2000;
