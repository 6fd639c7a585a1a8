/** What becomes of a version of a rule. `approved`, `rejected` and `withdrawn` are final. */
export const VERSION_STATES = ['draft', 'inReview', 'approved', 'rejected', 'withdrawn'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What people do to a version, and where it leads from where. */
export const VERSION_MOVES = {
  submit: { from: ['draft'], to: 'inReview' },
  approve: { from: ['inReview'], to: 'approved' },
  reject: { from: ['inReview'], to: 'rejected' },
  withdraw: { from: ['draft', 'inReview'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>;
export type VersionMove = keyof typeof VERSION_MOVES;

/** Whether a version of this state can be moved so. */
export function mayMove(state: VersionState, move: VersionMove): boolean {
  const from: readonly VersionState[] = VERSION_MOVES[move].from;
  return from.includes(state);
}

/** Most rules of a programme. */
export const MOST_RULES = 500;

/** Longest name of a rule, and longest reason or note of its review, in characters. */
export const RULE_NAME_MAX = 80;
export const RULE_NOTE_MAX = 500;
