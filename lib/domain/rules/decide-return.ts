import { withMultipliers } from '../rewards/multipliers';
import { type Points, toPoints } from '../shared/points';
import { withBenefits } from '../tiers/benefits';
import { decideLines } from './decide-lines';
import type { Decision } from './decision';
import type { ActiveRule } from './definition';
import type { CapUse, ReceiptFacts } from './facts';
import type { JudgedLine } from './judged-line';
import { paidByPoints } from './paid-by-points';
import { termsOf } from './terms-of';

/** What is left of a line after this return and those before it. A line that is not named is left whole. */
export type KeptLine = {
  readonly lineNo: number;
  readonly quantityMilli: bigint;
  readonly amountMinor: bigint;
};

export type ToReturn = {
  /** The rules, facts and use of caps by which the receipt was decided, and that decision. */
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly used: CapUse;
  readonly decision: Pick<Decision, 'points'>;
  readonly kept: readonly KeptLine[];
  /** What returns before this one took of what the receipt earned. */
  readonly takenBack: Points;
  /** Points spent on the receipt, and what of them returns before this one gave back. */
  readonly spent: Points;
  readonly givenBack: Points;
};

export type ReturnDecision = {
  /** What the receipt earns by what is kept of it. */
  readonly decision: Decision;
  /** To be taken of what it earned, now: never more than is left of it, never below zero. */
  readonly takeBack: Points;
  /** To be given back of what was spent on it, now. */
  readonly giveBack: Points;
};

const NONE = toPoints(0n);
const sumOf = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => sum + amount, 0n);
const between = (least: bigint, value: bigint, most: bigint): bigint => {
  if (value < least) return least;
  return value > most ? most : value;
};

/** An amount times a fraction, rounded up. */
const upToShare = (amount: bigint, part: bigint, whole: bigint): bigint =>
  whole === 0n ? 0n : (amount * part + whole - 1n) / whole;

/** Each line with what is kept of it and of what points paid of it; lines of which nothing is kept are left out of `lines`. */
function keptLines({ rules, facts, kept }: ToReturn): {
  readonly lines: readonly JudgedLine[];
  readonly paidMinor: bigint;
  readonly keptPaidMinor: bigint;
} {
  const keptOf = new Map(kept.map((line) => [line.lineNo, line]));
  const { earnsOnPaidByPoints } = termsOf(rules, facts.businessDate).terms;
  const paid = paidByPoints(rules, facts);
  const left = facts.lines.map((line, place) => {
    const { quantityMilli, amountMinor } = keptOf.get(line.lineNo) ?? line;
    // Never more than was bought, whatever is said to be kept.
    const amount = between(0n, amountMinor, line.amountMinor);
    const paidMinor = upToShare(paid[place] ?? 0n, amount, line.amountMinor);
    return {
      ...line,
      quantityMilli: between(0n, quantityMilli, line.quantityMilli),
      amountMinor: amount,
      basisMinor: earnsOnPaidByPoints ? amount : amount - paidMinor,
      paidMinor,
    };
  });
  return {
    lines: left.filter((line) => line.quantityMilli > 0n || line.amountMinor > 0n),
    paidMinor: sumOf(paid),
    keptPaidMinor: sumOf(left.map((line) => line.paidMinor)),
  };
}

/** What of the points spent is to come back in all: by the money that they paid of what went back, rounded down; all with the last of it. */
function comesBack(
  { spent, facts }: ToReturn,
  { lines, paidMinor, keptPaidMinor }: ReturnType<typeof keptLines>,
): bigint {
  if (lines.length === 0) return spent;
  const base = paidMinor > 0n ? paidMinor : sumOf(facts.lines.map((line) => line.amountMinor));
  const kept = paidMinor > 0n ? keptPaidMinor : sumOf(lines.map((line) => line.amountMinor));
  return base === 0n ? 0n : (spent * (base - kept)) / base;
}

/**
 * What a return takes back and gives back: the receipt is decided again by its original rules from what is kept of it, and
 * the difference to what it earned, less what was taken before, is taken now. A full return takes all of it.
 */
export function decideReturn(asked: ToReturn): ReturnDecision {
  const given = withBenefits(asked.rules, asked.facts.tierId);
  const toReturn = { ...asked, rules: withMultipliers(given, asked.facts) };
  const { rules, facts, used, decision: earned, takenBack, spent, givenBack } = toReturn;
  const kept = keptLines(toReturn);
  const decision = decideLines({ rules, facts, used, lines: kept.lines });
  const left = between(0n, earned.points - takenBack, earned.points);
  const due = earned.points - decision.points - takenBack;
  const owed = between(0n, spent - givenBack, spent);
  return {
    decision,
    takeBack: toPoints(between(NONE, due, left)),
    giveBack: toPoints(between(NONE, comesBack(toReturn, kept) - givenBack, owed)),
  };
}
