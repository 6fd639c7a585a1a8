import { spreadByWeights } from '../shared/largest-remainder';
import { withBenefits } from '../tiers/benefits';
import type { FailedCondition, RuleStatus } from './decision';
import type { ActiveRule } from './definition';
import { type Discounter, offOf } from './discount-effects';
import type { Bought, FactLine, ReceiptFacts } from './facts';
import { judgeRule } from './judge-rule';
import { rulesOfKind } from './rules-of-kind';
import { bestOfLine, stopLines } from './stacking';

/** What came of one rule of discounts, also of one that took nothing off. */
export type DiscountOutcome = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly status: RuleStatus;
  readonly failed: readonly FailedCondition[];
  readonly by: number | null;
  /** The share that held, in hundredths of a percent; null of an amount, or when the rule did not apply. */
  readonly bps: number | null;
  /** What its lines came to before discounts, and what it takes off, in minor units; `lines` add up to it. */
  readonly basisMinor: bigint;
  readonly minor: bigint;
  readonly lines: readonly { readonly lineNo: number; readonly minor: bigint }[];
};

export type DiscountQuote = {
  /** Off the receipt by all rules together. */
  readonly minor: bigint;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly beforeMinor: bigint;
    readonly minor: bigint;
    readonly afterMinor: bigint;
  }[];
  /** What the receipt comes to after them. */
  readonly totalMinor: bigint;
  /** What is left to pay after what the receipt's payments and points already pay; never below zero. */
  readonly dueMinor: bigint;
  /** In the order in which they were judged. */
  readonly outcomes: readonly DiscountOutcome[];
};

type ToQuote = {
  readonly rules: readonly ActiveRule[];
  /** Amounts of its lines before these discounts. */
  readonly facts: ReceiptFacts;
  readonly bought: Bought;
};

const WHOLE_BPS = 10_000n;
const sumOf = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => sum + amount, 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const worth = ({ amountMinor }: FactLine): bigint => amountMinor;

/** A share of an amount in whole minor units, half up. */
const shareOf = (amount: bigint, bps: number): bigint =>
  (amount * BigInt(bps) * 2n + WHOLE_BPS) / (WHOLE_BPS * 2n);

/** What one rule takes of each of its lines: rounded once, spread by largest remainder, never more than is left of a line. */
function takeOff(
  { off, lines }: Discounter,
  leftOf: ReadonlyMap<number, bigint>,
): readonly bigint[] {
  const left = lines.map(({ lineNo }) => leftOf.get(lineNo) ?? 0n);
  if ('minor' in off) return spreadByWeights(smaller(off.minor, sumOf(left)), left);
  const amounts = lines.map(worth);
  const parts = spreadByWeights(shareOf(sumOf(amounts), off.bps), amounts);
  return parts.map((part, place) => smaller(part, left[place] ?? 0n));
}

/**
 * Of the rules that say `best`: shares compete for each line; an amount, which is for all its lines at once, holds alone when
 * it takes more off than those shares together, and else not at all.
 */
function leaveBest(
  inOrder: readonly Discounter[],
  untouched: ReadonlyMap<number, bigint>,
): readonly Discounter[] {
  const isBest = ({ stacking, lost }: Discounter) => stacking === 'best' && lost === null;
  const bpsOf = ({ off }: Discounter) => ('bps' in off ? off.bps : 0);
  const gives = (discounter: Discounter) => sumOf(takeOff(discounter, untouched));
  const isAmount = (discounter: Discounter) => isBest(discounter) && 'minor' in discounter.off;
  const shares = bestOfLine<FactLine, Discounter>(
    inOrder.filter((discounter) => !isAmount(discounter)),
    (first, second) => bpsOf(first) - bpsOf(second),
  );
  const standing = shares.filter(isBest);
  const [firstAmount, ...amounts] = inOrder.filter(isAmount);
  if (firstAmount === undefined) return shares;
  const best = amounts.reduce((now, next) => (gives(next) > gives(now) ? next : now), firstAmount);
  const isAmountBest = gives(best) > sumOf(standing.map(gives));
  const winner = isAmountBest ? best : standing[0];
  if (winner === undefined) return inOrder;
  const afterShares = new Map(shares.map((discounter) => [discounter.ruleId, discounter]));
  const keeps = (discounter: Discounter) =>
    !isBest(discounter) || (isAmountBest ? discounter === best : !isAmount(discounter));
  return inOrder.map((discounter) => {
    const now = afterShares.get(discounter.ruleId) ?? discounter;
    return keeps(now) ? now : { ...now, lost: { status: 'outdone', by: winner.ruleId } };
  });
}

/** What each rule takes off the receipt, in the order of judging. */
function judgeDiscounts({ rules, facts, bought }: ToQuote): readonly DiscountOutcome[] {
  const { lines } = facts;
  const leftOf = new Map(lines.map(({ lineNo, amountMinor }) => [lineNo, amountMinor]));
  const judged = rulesOfKind(withBenefits(rules, facts.tierId), 'discount').map((rule) => ({
    rule,
    ...judgeRule(rule, { facts, lines, worth }),
  }));
  const applying = judged
    .filter(({ failed }) => failed.length === 0)
    .map(({ rule: { ruleId, definition }, lines: counted }): Discounter => {
      const { priority, stacking, effect } = definition;
      const off = offOf(effect, bought);
      return { ruleId, priority, stacking, lines: counted, lost: null, off };
    });
  const stopped = stopLines<FactLine, Discounter>(applying);
  const left = new Map(leaveBest(stopped, leftOf).map((found) => [found.ruleId, found]));
  return judged.map(({ rule: { ruleId, versionId }, failed, basisMinor }): DiscountOutcome => {
    const discounter = left.get(ruleId);
    const nothing = { bps: null, basisMinor, minor: 0n, lines: [], by: null };
    if (discounter === undefined) {
      return { ruleId, versionId, failed, ...nothing, status: 'notMatched' };
    }
    const { off, lost, lines: own } = discounter;
    if (lost !== null) return { ruleId, versionId, failed, ...nothing, ...lost };
    const parts = takeOff(discounter, leftOf);
    own.forEach(({ lineNo }, place) => {
      leftOf.set(lineNo, (leftOf.get(lineNo) ?? 0n) - (parts[place] ?? 0n));
    });
    const minor = sumOf(parts);
    return {
      ...{ ruleId, versionId, failed, by: null, minor, basisMinor: sumOf(own.map(worth)) },
      status: minor > 0n ? 'applied' : 'nothing',
      bps: 'bps' in off ? off.bps : null,
      lines: own.map(({ lineNo }, place) => ({ lineNo, minor: parts[place] ?? 0n })),
    };
  });
}

/**
 * What rules of discounts take off a receipt, by rule and by line. Shares are of the price before any of them; what several
 * rules take together is never more than the line. Gift cards, wallets and points are payment: they come after.
 */
export function quoteDiscounts(toQuote: ToQuote): DiscountQuote {
  const { facts } = toQuote;
  const outcomes = judgeDiscounts(toQuote);
  const offOfLine = new Map<number, bigint>();
  for (const { lineNo, minor } of outcomes.flatMap(({ lines }) => lines)) {
    offOfLine.set(lineNo, (offOfLine.get(lineNo) ?? 0n) + minor);
  }
  const lines = facts.lines.map(({ lineNo, amountMinor }) => {
    const minor = offOfLine.get(lineNo) ?? 0n;
    return { lineNo, beforeMinor: amountMinor, minor, afterMinor: amountMinor - minor };
  });
  const totalMinor = sumOf(lines.map(({ afterMinor }) => afterMinor));
  const paid =
    facts.paidByPointsMinor + sumOf(facts.payments.map(({ amountMinor }) => amountMinor));
  return {
    minor: sumOf(lines.map(({ minor }) => minor)),
    lines,
    totalMinor,
    dueMinor: paid >= totalMinor ? 0n : totalMinor - paid,
    outcomes,
  };
}

/** The receipt with its discounts taken off, as points judge it. */
export function discountedFacts(facts: ReceiptFacts, quote: DiscountQuote): ReceiptFacts {
  const after = new Map(quote.lines.map(({ lineNo, afterMinor }) => [lineNo, afterMinor]));
  return {
    ...facts,
    lines: facts.lines.map((line) => ({
      ...line,
      amountMinor: after.get(line.lineNo) ?? line.amountMinor,
    })),
  };
}
