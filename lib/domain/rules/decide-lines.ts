import { spreadByWeights } from '../shared/largest-remainder';
import { type Points, toPoints } from '../shared/points';
import { type Given, isUsedUp, underCapOfAll, underOwnCaps } from './caps';
import type { Decision, RuleOutcome } from './decision';
import type { ActiveRule, EarningRule } from './definition';
import {
  type Earner,
  giftOf,
  leaveBest,
  type RatePoints,
  STAGES,
  type Stage,
} from './earning-effects';
import type { CapUse, ReceiptFacts } from './facts';
import { judgeRule } from './judge-rule';
import type { JudgedLine } from './judged-line';
import { type RoundingWay, roundPoints } from './round-points';
import { rulesOfKind } from './rules-of-kind';
import { stopLines } from './stacking';
import { termsOf } from './terms-of';

/** What a receipt is decided by; its lines may be fewer than those of the facts, when others were returned. */
export type ToDecide = {
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly used: CapUse;
  readonly lines: readonly JudgedLine[];
};

type EarningOf<S extends Stage> = ActiveRule<
  EarningRule & { readonly effect: Extract<EarningRule['effect'], { kind: S }> }
>;

const NOTHING: Given = { points: toPoints(0n), lines: [], trims: [] };
const worth = ({ basisMinor }: JudgedLine): bigint => basisMinor;
const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

const isOfStage =
  <S extends Stage>(stage: S) =>
  (rule: ActiveRule<EarningRule>): rule is EarningOf<S> =>
    rule.definition.effect.kind === stage;

/** What the rule gives for the lines that stacking left it: rounded once, spread over them, cut by its own caps. */
function give<S extends Stage>(
  stage: S,
  {
    earner,
    ratePoints,
    rounding,
    used,
  }: {
    earner: Earner<S>;
    ratePoints: RatePoints;
    rounding: RoundingWay;
    used: CapUse;
  },
): Given {
  const { numerator, denominator, weights } = giftOf(stage, earner, ratePoints);
  const points = roundPoints(numerator, denominator, rounding);
  const parts = spreadByWeights(points, weights);
  const lines = earner.lines.map(({ lineNo }, place) => ({
    lineNo,
    points: toPoints(parts[place] ?? 0n),
  }));
  const { caps, ruleId } = earner;
  return underOwnCaps({ points, lines, trims: [] }, { caps, ruleId, used });
}

/** The outcomes of the rules of one stage, in the order of judging. */
function decideStage<S extends Stage>(
  stage: S,
  { rules, facts, used, lines }: ToDecide,
  { ratePoints, rounding }: { ratePoints: RatePoints; rounding: RoundingWay },
): readonly RuleOutcome[] {
  const judged = rulesOfKind(rules, 'earning')
    .filter(isOfStage(stage))
    .map((rule) => ({ rule, ...judgeRule(rule, { facts, lines, worth }) }));
  const matched = judged.filter(({ failed }) => failed.length === 0);
  const earners = matched.map(({ rule: { ruleId, definition }, lines: counted }): Earner<S> => {
    const { priority, stacking, effect, caps } = definition;
    return { ruleId, priority, stacking, effect, caps, lines: counted, lost: null };
  });
  const isDone = ({ ruleId, caps }: Earner<S>) => isUsedUp({ caps, ruleId, used });
  const competing = earners.filter((earner) => !isDone(earner));
  const left = leaveBest(stage, stopLines<JudgedLine, Earner<S>>(competing));
  const earnerOf = new Map(
    [...earners.filter(isDone), ...left].map((earner) => [earner.ruleId, earner]),
  );
  return judged.map(({ rule, failed, basisMinor }): RuleOutcome => {
    const { ruleId, versionId, tierId } = rule;
    const earner = earnerOf.get(ruleId);
    const tier = tierId === undefined ? {} : { tierId };
    const shared = { ruleId, versionId, ...tier, failed, by: null, basisMinor };
    if (earner === undefined) return { ...shared, ...NOTHING, status: 'notMatched' };
    if (earner.lost !== null) return { ...shared, ...NOTHING, ...earner.lost };
    const given = give(stage, { earner, ratePoints, rounding, used });
    const status = given.points > 0n ? 'applied' : 'nothing';
    return { ...shared, ...given, status, basisMinor: sumOf(earner.lines.map(worth)) };
  });
}

/** Points of each line in all the outcomes. */
function pointsByLine(outcomes: readonly RuleOutcome[]): ReadonlyMap<number, Points> {
  const points = new Map<number, Points>();
  for (const { lineNo, points: more } of outcomes.flatMap(({ lines }) => lines)) {
    points.set(lineNo, toPoints((points.get(lineNo) ?? 0n) + more));
  }
  return points;
}

/** What the caps over all rules leave, with an outcome of each of them at the end. */
function underCaps(
  earned: readonly RuleOutcome[],
  { rules, facts, used, lines }: ToDecide,
): readonly RuleOutcome[] {
  let outcomes = earned;
  const caps = rulesOfKind(rules, 'cap').map((rule): RuleOutcome => {
    const { ruleId, versionId, definition: cap } = rule;
    const { failed, basisMinor } = judgeRule(rule, { facts, lines, worth });
    const shared = { ruleId, versionId, failed, by: null, basisMinor, ...NOTHING };
    if (failed.length > 0) return { ...shared, status: 'notMatched' };
    const { outcomes: kept, trim } = underCapOfAll(outcomes, { cap, ruleId, used });
    outcomes = kept;
    return trim === null
      ? { ...shared, status: 'nothing' }
      : { ...shared, status: 'applied', trims: [trim] };
  });
  // What a cap took all of came to nothing; lines that got nothing are not told.
  const told = outcomes.map(
    (outcome): RuleOutcome => ({
      ...outcome,
      status: outcome.status === 'applied' && outcome.points === 0n ? 'nothing' : outcome.status,
      lines: outcome.lines.filter(({ points }) => points > 0n),
    }),
  );
  return [...told, ...caps];
}

/** The decision on these lines of a receipt: rates, multipliers, fixed awards, each under its own caps; then caps over all. */
export function decideLines(toDecide: ToDecide): Decision {
  const { rules, facts, lines } = toDecide;
  const { versionId, terms: rounding } = termsOf(rules, facts.businessDate);
  const earned: RuleOutcome[] = [];
  for (const stage of STAGES) {
    // Multipliers come right after the rates: what was given before them is theirs alone.
    const before = pointsByLine(earned);
    const ratePoints = ({ lineNo }: JudgedLine) => before.get(lineNo) ?? toPoints(0n);
    earned.push(...decideStage(stage, toDecide, { ratePoints, rounding }));
  }
  const outcomes = underCaps(earned, toDecide);
  const given = pointsByLine(outcomes);
  return {
    termsVersionId: versionId,
    points: toPoints(sumOf(outcomes.map(({ points }) => points))),
    lines: lines.map(({ lineNo, basisMinor }) => ({
      lineNo,
      basisMinor,
      points: given.get(lineNo) ?? toPoints(0n),
    })),
    outcomes,
  };
}
