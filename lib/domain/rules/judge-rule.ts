import { countsLine } from './counted-lines';
import type { FailedCondition } from './decision';
import type { ActiveRule, CapRule, DiscountRule, EarningRule, SpendingRule } from './definition';
import type { FactLine, ReceiptFacts } from './facts';
import { failedConditions } from './failed-conditions';

/** Kinds of rules that are judged by a receipt. */
export type ReceiptRule = EarningRule | CapRule | SpendingRule | DiscountRule;

/** A rule before the receipt: the lines that it counts, what they come to in minor units, and what it failed by. */
export type JudgedRule<L extends FactLine> = {
  readonly lines: readonly L[];
  readonly basisMinor: bigint;
  readonly failed: readonly FailedCondition[];
};

/** Judges a rule by a receipt whose lines are worth what `worth` says, in minor units. A rule without goods counts all lines. */
export function judgeRule<L extends FactLine>(
  { startsOn, endsOn, definition }: ActiveRule<ReceiptRule>,
  { facts, lines, worth }: { facts: ReceiptFacts; lines: readonly L[]; worth: (line: L) => bigint },
): JudgedRule<L> {
  const wanted = 'lines' in definition ? definition.lines : null;
  const counted = wanted === null ? lines : lines.filter((line) => countsLine(wanted, line));
  const basisMinor = counted.reduce((sum, line) => sum + worth(line), 0n);
  const failed = failedConditions(
    {
      ...{ startsOn, endsOn, when: definition.when, lines: wanted, counted, basisMinor },
      all: lines,
    },
    facts,
  );
  return { lines: counted, basisMinor, failed };
}
