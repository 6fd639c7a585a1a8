import { spreadByWeights } from '../shared/largest-remainder';
import type { ActiveRule } from './definition';
import type { FactLine, ReceiptFacts } from './facts';
import { heldSpending } from './held-spending';

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);

/**
 * What points paid of each line of the receipt, in minor units and in the order of its lines: spread over the lines that the
 * rule of spending lets points pay (over goods when none holds) by their amounts, by largest remainder. What those cannot hold
 * goes to the others; more than the receipt comes to is not counted.
 */
export function paidByPoints(rules: readonly ActiveRule[], facts: ReceiptFacts): readonly bigint[] {
  const { lines, paidByPointsMinor } = facts;
  if (paidByPointsMinor <= 0n) return lines.map(() => 0n);
  const held = heldSpending(rules, facts).held?.lines;
  const isPayable = (line: FactLine) => held?.includes(line) ?? line.kind === 'goods';
  const amounts = lines.map(({ amountMinor }) => amountMinor);
  const payable = lines.map((line) => (isPayable(line) ? line.amountMinor : 0n));
  const first = smaller(paidByPointsMinor, sum(payable));
  const paid = spreadByWeights(first, payable);
  const others = amounts.map((amount, place) => amount - (payable[place] ?? 0n));
  const rest = smaller(paidByPointsMinor - first, sum(others));
  return spreadByWeights(rest, others).map((part, place) => part + (paid[place] ?? 0n));
}
