/** Scores of a member, each 1..5; recency 5 is the most recent. */
export type RfmScore = { readonly r: number; readonly f: number; readonly m: number };

/** Scores run from 1 to this. */
export const RFM_SCORES = 5;

type Range = readonly [from: number, to: number];
type Rule = { readonly id: string; readonly r: Range; readonly f: Range; readonly m: Range };

/**
 * Named groups of the R package `rfm` (rfm_segment, "Using customized segments"), first match wins.
 * They hold in every binning.
 */
export const RFM_RULES = [
  { id: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { id: 'potentialLoyalist', r: [3, 5], f: [3, 5], m: [2, 5] },
  { id: 'loyal', r: [2, 4], f: [2, 4], m: [2, 4] },
  { id: 'promising', r: [3, 4], f: [1, 3], m: [3, 5] },
  { id: 'new', r: [4, 5], f: [1, 3], m: [1, 5] },
  { id: 'cantLose', r: [1, 2], f: [3, 4], m: [4, 5] },
  { id: 'atRisk', r: [1, 2], f: [2, 5], m: [4, 5] },
  { id: 'needAttention', r: [1, 3], f: [3, 5], m: [3, 5] },
  { id: 'aboutToSleep', r: [2, 3], f: [1, 3], m: [1, 4] },
  { id: 'lost', r: [1, 1], f: [1, 5], m: [1, 5] },
] as const satisfies readonly Rule[];

/** Scores that no rule names. */
const OTHERS = 'others';

export type RfmGroup = (typeof RFM_RULES)[number]['id'] | typeof OTHERS;

/** Every group in the order they are shown; "others" is last. */
export const RFM_GROUPS: readonly RfmGroup[] = [...RFM_RULES.map((rule) => rule.id), OTHERS];

const within = (value: number, [from, to]: Range): boolean => value >= from && value <= to;

/** The named group of a member's scores. */
export function rfmGroup({ r, f, m }: RfmScore): RfmGroup {
  const rule = RFM_RULES.find(
    (candidate) => within(r, candidate.r) && within(f, candidate.f) && within(m, candidate.m),
  );
  return rule?.id ?? OTHERS;
}

/** True when the text names a group. */
export function isRfmGroup(text: string): text is RfmGroup {
  return RFM_GROUPS.some((group) => group === text);
}

const SCALE = Array.from({ length: RFM_SCORES }, (_, index) => index + 1);

/** All 125 scores. */
export const ALL_SCORES: readonly RfmScore[] = SCALE.flatMap((r) =>
  SCALE.flatMap((f) => SCALE.map((m) => ({ r, f, m }))),
);

/** A score as one number, 555 for the best: the way it is written and compared in SQL. */
export function scoreCode({ r, f, m }: RfmScore): number {
  return r * 100 + f * 10 + m;
}

/** The score that a code stands for. */
export function scoreOfCode(code: number): RfmScore {
  return { r: Math.floor(code / 100), f: Math.floor(code / 10) % 10, m: code % 10 };
}

/** The codes of the scores that fall into a group. */
export function scoreCodesOf(group: RfmGroup): readonly number[] {
  return ALL_SCORES.filter((score) => rfmGroup(score) === group).map(scoreCode);
}

/** Cells of the recency by frequency grid where at least one monetary score falls into the group. */
export function gridCellsOf(
  group: RfmGroup,
): readonly { readonly r: number; readonly f: number }[] {
  return SCALE.flatMap((r) =>
    SCALE.filter((f) => SCALE.some((m) => rfmGroup({ r, f, m }) === group)).map((f) => ({ r, f })),
  );
}
