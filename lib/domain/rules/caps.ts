import { spread } from '../points/spread';
import { type Points, toPoints } from '../shared/points';
import type { LinePoints, RuleOutcome, Trim } from './decision';
import type { CapRule, EarningRule } from './definition';
import type { CapUse } from './facts';

type Period = Trim['by'];
const PERIODS = ['receipt', 'day', 'month', 'life', 'budget'] as const satisfies readonly Period[];

/** What a rule gave, with what caps took of it. */
export type Given = Pick<RuleOutcome, 'points' | 'lines' | 'trims'>;

/** What a cap leaves for a receipt, after what was earned under it before in its day or month. */
function leftUnder(
  most: Points,
  { period, ruleId, used }: { period: Period; ruleId: number; used: CapUse },
): Points {
  const before = period === 'receipt' ? 0n : (used.get(ruleId)?.[period] ?? 0n);
  return toPoints(before >= most ? 0n : most - before);
}

/** Lines cut to a smaller sum in proportion to what they have. */
function cutLines(lines: readonly LinePoints[], to: Points): readonly LinePoints[] {
  if (lines.length === 0) return lines;
  const parts = spread(
    to,
    lines.map(({ points }) => points),
  );
  return lines.map((line, place) => ({ ...line, points: parts[place] ?? toPoints(0n) }));
}

/** What a rule gave, cut to so many points, with the trim that says it; as it was when it gave no more. */
function trimTo(given: Given, to: Points, trim: Pick<Trim, 'by' | 'ruleId'>): Given {
  if (given.points <= to) return given;
  return {
    points: to,
    lines: cutLines(given.lines, to),
    trims: [...given.trims, { ...trim, from: given.points, to }],
  };
}

/** What the rule's own caps leave of what it gave. */
export function underOwnCaps(
  given: Given,
  { caps, ruleId, used }: { caps: EarningRule['caps']; ruleId: number; used: CapUse },
): Given {
  return PERIODS.reduce((now, period) => {
    const most = caps[period];
    if (most === undefined) return now;
    return trimTo(now, leftUnder(most, { period, ruleId, used }), { by: period, ruleId });
  }, given);
}

/** Whether the rule's own caps leave nothing at all: what was earned under them in the day or month is as much as they allow. */
export function isUsedUp({
  caps,
  ruleId,
  used,
}: {
  caps: EarningRule['caps'];
  ruleId: number;
  used: CapUse;
}): boolean {
  return PERIODS.some((period) => {
    const most = caps[period];
    return most !== undefined && leftUnder(most, { period, ruleId, used }) === 0n;
  });
}

/** The rule id under which `CapUse` holds what all rules together gave. */
const ALL_TOGETHER = 0;

/**
 * What a cap over all rules leaves: they keep what they gave in the order of judging until it is full; what was judged last
 * loses first. The trim tells the sums; null when there was nothing to take.
 */
export function underCapOfAll<O extends Given>(
  outcomes: readonly O[],
  { cap, ruleId, used }: { cap: CapRule; ruleId: number; used: CapUse },
): { readonly outcomes: readonly O[]; readonly trim: Trim | null } {
  const period = cap.period;
  const from = toPoints(outcomes.reduce((sum, { points }) => sum + points, 0n));
  const to = leftUnder(cap.most, { period, ruleId: ALL_TOGETHER, used });
  if (from <= to) return { outcomes, trim: null };
  let left: bigint = to;
  const kept = outcomes.map((outcome) => {
    const points = toPoints(outcome.points < left ? outcome.points : left);
    left -= points;
    return { ...outcome, ...trimTo(outcome, points, { by: period, ruleId }) };
  });
  return { outcomes: kept, trim: { by: period, ruleId, from, to } };
}
