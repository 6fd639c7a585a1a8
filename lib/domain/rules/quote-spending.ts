import { type Points, toPoints } from '../shared/points';
import { withBenefits } from '../tiers/benefits';
import type { ConditionName } from './conditions';
import type { ActiveRule, SpendingRule } from './definition';
import type { ReceiptFacts } from './facts';
import { heldSpending, type UnmetSpending } from './held-spending';

/**
 * Why points cannot pay: nobody known bought; no rule lets them; nothing on the receipt may be paid by them; what there is,
 * what is wanted or what the receipt takes is below the least that may be spent.
 */
export const SPENDING_REFUSALS = ['guest', 'noRule', 'nothingToPay', 'belowLeast'] as const;
export type SpendingRefusal = (typeof SPENDING_REFUSALS)[number];

const OF_GOODS: readonly ConditionName[] = ['leastMinor', 'leastUnits'];

export type SpendingQuote = {
  /** The rule that holds; null when none does. */
  readonly ruleId: number | null;
  readonly versionId: number | null;
  /** Null: the points of the quote can be spent. Nothing wanted is no refusal. */
  readonly refusal: SpendingRefusal | null;
  /** What the lines that points may pay come to, in minor units. */
  readonly payableMinor: bigint;
  /** The fewest that may be spent: a step at least. */
  readonly least: Points;
  /** The most that can be spent, and the money that they pay in minor units; zero with a refusal. */
  readonly most: Points;
  readonly mostMinor: bigint;
  /** What was wanted, cut to the most and to whole steps, and the money. */
  readonly points: Points;
  readonly minor: bigint;
  /** Rules of spending that are not for the receipt, and why. */
  readonly unmet: readonly UnmetSpending[];
};

const WHOLE_BPS = 10_000n;

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const roundedUp = (amount: bigint, step: bigint): bigint => ((amount + step - 1n) / step) * step;

/** The money that points pay by the rule, rounded down to a minor unit. */
const moneyOf = (points: bigint, rule: SpendingRule): bigint => (points * rule.minor) / rule.points;

/**
 * The most points up to a limit that pay no more than the money, in whole steps; and of as many that pay the same the fewest,
 * so that nobody gives points for a part of a kopeck.
 */
function pointsWithin(limit: bigint, moneyMinor: bigint, rule: SpendingRule): bigint {
  const fitting = smaller(limit, (moneyMinor * rule.points) / rule.minor);
  const stepped = fitting - (fitting % rule.step);
  const needed = (moneyOf(stepped, rule) * rule.points + rule.minor - 1n) / rule.minor;
  return roundedUp(needed, rule.step);
}

/**
 * What points may pay of a receipt: the most, and how much of what is wanted (null: as much as can be). `available` is what
 * the member can spend now; null: nobody known bought. What is wanted above the most is cut to it; the command that spends
 * refuses instead.
 */
export function quoteSpending({
  rules,
  facts,
  available,
  wanted,
}: {
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly available: Points | null;
  readonly wanted: Points | null;
}): SpendingQuote {
  const { held, unmet } = heldSpending(withBenefits(rules, facts.tierId), facts);
  const zero = toPoints(0n);
  const none = { most: zero, mostMinor: 0n, points: zero, minor: 0n, unmet };
  if (held === null) {
    // Without goods to count, no minimum of them is met either.
    const lacksGoods = unmet.some(
      ({ failed: [first, ...others] }) =>
        first?.condition === 'goods' &&
        others.every(({ condition }) => OF_GOODS.includes(condition)),
    );
    const because = lacksGoods ? 'nothingToPay' : 'noRule';
    const refusal = available === null ? 'guest' : because;
    return { ruleId: null, versionId: null, refusal, payableMinor: 0n, least: zero, ...none };
  }
  const { rule, basisMinor: payableMinor } = held;
  const { definition } = rule;
  const least = toPoints(roundedUp(definition.least, definition.step) || definition.step);
  const quote = { ruleId: rule.ruleId, versionId: rule.versionId, payableMinor, least, ...none };
  if (available === null) return { ...quote, refusal: 'guest' };
  const payable = (payableMinor * BigInt(definition.shareBps)) / WHOLE_BPS;
  if (payable === 0n) return { ...quote, refusal: 'nothingToPay' };
  const most = toPoints(pointsWithin(available, payable, definition));
  if (most < least) return { ...quote, refusal: 'belowLeast' };
  const points =
    wanted === null ? most : toPoints(pointsWithin(smaller(wanted, most), payable, definition));
  const allowed = { ...quote, most, mostMinor: moneyOf(most, definition) };
  if (wanted === 0n) return { ...allowed, refusal: null };
  if (points < least) return { ...allowed, refusal: 'belowLeast' };
  return { ...allowed, refusal: null, points, minor: moneyOf(points, definition) };
}
