import { withMultipliers } from '../rewards/multipliers';
import { withBenefits } from '../tiers/benefits';
import { decideLines } from './decide-lines';
import type { Decision } from './decision';
import type { ActiveRule } from './definition';
import type { CapUse, ReceiptFacts } from './facts';
import type { JudgedLine } from './judged-line';
import { paidByPoints } from './paid-by-points';
import { termsOf } from './terms-of';

/**
 * What a receipt earns by the rules and why: the outcome of every rule of earning and every cap, each line with its points.
 * Rules of other kinds may stand among them: the terms say how to round, the rules of spending on which lines points paid, and
 * of ladders what the member's tier gives holds. What mechanics multiply stands in the facts.
 */
export function decideReceipt({
  rules: inForce,
  facts,
  used,
}: {
  readonly rules: readonly ActiveRule[];
  readonly facts: ReceiptFacts;
  readonly used: CapUse;
}): Decision {
  const rules = withMultipliers(withBenefits(inForce, facts.tierId), facts);
  const { terms } = termsOf(rules, facts.businessDate);
  const paid = paidByPoints(rules, facts);
  const lines = facts.lines.map((line, place): JudgedLine => {
    const unearning = terms.earnsOnPaidByPoints ? 0n : (paid[place] ?? 0n);
    return { ...line, basisMinor: line.amountMinor - unearning };
  });
  return decideLines({ rules, facts, used, lines });
}
