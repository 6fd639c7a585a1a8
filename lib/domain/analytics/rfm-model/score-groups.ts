import { RFM_RULES, type RfmScore } from '../rfm-groups';

/** Scores from the first to the last, both in. */
export type ScoreRange = readonly [from: number, to: number];

/** A named group: ranges of the three scores. Without a name it is one of the ten groups of the R package, named by its id. */
export type ModelGroup = {
  readonly id: string;
  readonly name: string;
  readonly r: ScoreRange;
  readonly f: ScoreRange;
  readonly m: ScoreRange;
};
export const SCORE_NAMES = ['r', 'f', 'm'] as const;

export const MODEL_GROUPS_MAX = 20;
/** Whom no rule takes. */
export const NO_GROUP = 'others';

/** The ten groups of the R package `rfm`, under their own names. */
export const STANDARD_GROUPS: readonly ModelGroup[] = RFM_RULES.map(({ id, r, f, m }) => ({
  ...{ id, name: '' },
  ...{ r, f, m },
}));

const RANK = 10;

/** Three scores of up to ten bins as one number, 1 to 1000; 0 is nobody's. */
export function modelCode({ r, f, m }: RfmScore): number {
  return (r - 1) * RANK * RANK + (f - 1) * RANK + m;
}

/** The scores that a code stands for. */
export function scoreOfModelCode(code: number): RfmScore {
  const at = code - 1;
  return {
    r: Math.floor(at / (RANK * RANK)) + 1,
    f: (Math.floor(at / RANK) % RANK) + 1,
    m: (at % RANK) + 1,
  };
}

type Rule = Pick<ModelGroup, 'id' | 'r' | 'f' | 'm'>;

/** Whether a rule describes three scores, whatever stands before it. */
export function describes(rule: Rule, score: RfmScore): boolean {
  return SCORE_NAMES.every((name) => score[name] >= rule[name][0] && score[name] <= rule[name][1]);
}

/** The group of three scores: the first rule that describes them, else `others`. */
export function groupOfScore(rules: readonly Rule[], score: RfmScore): string {
  return rules.find((rule) => describes(rule, score))?.id ?? NO_GROUP;
}

/** All scores of a cut into so many bins. */
export function scoresOf(bins: number): readonly RfmScore[] {
  const scale = Array.from({ length: bins }, (_, index) => index + 1);
  return scale.flatMap((r) => scale.flatMap((f) => scale.map((m) => ({ r, f, m }))));
}

/** A range of so many bins told in others: its edges stay at the same shares, and it keeps a score at least. */
export function scaledRange([from, to]: ScoreRange, bins: number, others: number): ScoreRange {
  const start = Math.min(others, Math.round(((from - 1) * others) / bins) + 1);
  return [start, Math.max(start, Math.round((to * others) / bins))];
}
