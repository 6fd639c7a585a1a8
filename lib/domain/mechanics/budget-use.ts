import { parsePoints } from '../shared/points';
import type { MechanicJson } from './definition';
import type { MechanicSpent } from './mechanic-page';

/** What of a budget is spent, in the unit that it is nearest its end in. */
export type BudgetUse = {
  readonly of: 'points' | 'minor' | 'members';
  readonly spent: bigint;
  readonly most: bigint;
};

/** From this part of a budget on somebody should look. */
export const NEARLY_SPENT = 0.8;

/** The use of the budget that ends first; null: it has none. */
export function budgetUse(
  { budget = {} }: Pick<MechanicJson, 'budget'>,
  { points, minor, members }: Pick<MechanicSpent, 'points' | 'minor' | 'members'>,
): BudgetUse | null {
  const limits: readonly BudgetUse[] = [
    { of: 'points', spent: points, most: parsePoints(budget.points ?? '') ?? 0n },
    { of: 'minor', spent: minor, most: BigInt(budget.minor ?? 0) },
    { of: 'members', spent: BigInt(members), most: BigInt(budget.members ?? 0) },
  ];
  const part = ({ spent, most }: BudgetUse) => Number(spent) / Number(most);
  const [first] = limits
    .filter(({ most }) => most > 0n)
    .toSorted((one, other) => part(other) - part(one));
  return first ?? null;
}

/** Whether a budget is about to end, or has. */
export function isNearlySpent({ spent, most }: BudgetUse): boolean {
  return Number(spent) >= Number(most) * NEARLY_SPENT;
}
