import { decideReceipt } from '../rules/decide-receipt';
import { decideReturn } from '../rules/decide-return';
import type { Decision } from '../rules/decision';
import type { ActiveRule } from '../rules/definition';
import type { CapUse, ReceiptFacts } from '../rules/facts';
import { toPoints } from '../shared/points';
import { type BoughtLine, keptAfter, lessUnnamed } from './return-lines';

const NONE = toPoints(0n);

/**
 * What a receipt earns for who claims it: as it was bought, and where something came back before, as what is kept of it; so
 * that it stands as it would if the card had been shown. Keeping less never earns more.
 */
export function decideClaim({
  rules,
  facts,
  used,
  bought,
  backMinor,
}: {
  readonly rules: readonly ActiveRule[];
  /** The receipt as it was bought, with the tier and card of the member. */
  readonly facts: ReceiptFacts;
  readonly used: CapUse;
  /** Its lines with what came back of each; empty: it has none of its own. */
  readonly bought: readonly BoughtLine[];
  /** What came back in all, also by returns that name no line, in minor units. */
  readonly backMinor: bigint;
}): Decision {
  const whole = decideReceipt({ rules, facts, used });
  if (backMinor <= 0n) return whole;
  const namedMinor = bought.reduce((sum, { returnedMinor }) => sum + returnedMinor, 0n);
  const lines = bought.length === 0 ? facts.lines : keptAfter(bought, []);
  const kept = lessUnnamed(lines, backMinor - namedMinor);
  const none = { takenBack: NONE, spent: NONE, givenBack: NONE };
  const { decision } = decideReturn({ rules, facts, used, decision: whole, kept, ...none });
  return decision.points < whole.points ? decision : whole;
}
