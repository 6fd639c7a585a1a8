import { addDays } from '../shared/calendar';

/** What may be spent in all, and what was; of points, of money or of members. */
export type Budget = {
  readonly of: 'points' | 'minor' | 'members';
  readonly spent: bigint;
  readonly most: bigint;
};

/** Days whose pace is taken for that of the days to come. */
export const PACE_DAYS = 7;
/** Longer ahead no day is told. */
const MOST_DAYS = 366;

export type BudgetPace = Budget & {
  /** The day on which it ends at the pace of the last days; null: not within a year, or nothing was spent. */
  readonly endsOn: string | null;
  readonly isUsedUp: boolean;
};

/** How long a budget lasts when as much goes a day as went on each of the last seven. */
export function budgetPace(
  budget: Budget,
  { lately, todayOn }: { readonly lately: bigint; readonly todayOn: string },
): BudgetPace {
  const left = budget.most - budget.spent;
  if (left <= 0n) return { ...budget, endsOn: todayOn, isUsedUp: true };
  if (lately <= 0n) return { ...budget, endsOn: null, isUsedUp: false };
  const days = Number((left * BigInt(PACE_DAYS)) / lately);
  return { ...budget, endsOn: days > MOST_DAYS ? null : addDays(todayOn, days), isUsedUp: false };
}

/** Of several budgets the one of which the greatest part is spent; null: there is none. */
export function tightest(budgets: readonly Budget[]): Budget | null {
  return budgets.reduce<Budget | null>(
    (most, one) => (most !== null && most.spent * one.most >= one.spent * most.most ? most : one),
    null,
  );
}
