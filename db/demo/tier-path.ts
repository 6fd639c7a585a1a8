import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { DemoMoment } from './day';
import { DEMO_TIERS, demoTierFor } from './programme';
import type { DemoPurchase } from './purchases';

export interface DemoTierChange extends DemoMoment {
  readonly fromTierId: number;
  readonly toTierId: number;
  readonly reason: Extract<TierReason, 'earned' | 'lapsed'>;
}

/** Days of spend that a tier is reached by: the day of the receipt and those after it. */
export const TIER_WINDOW_DAYS = 365;
/** The nightly run: what fell out of the window since is judged then. */
const NIGHT_SECOND = 3 * 3600 + 600;
/** Everybody begins with it. */
export const FIRST_TIER_ID = DEMO_TIERS[0]?.tierId ?? 1;

interface Step extends DemoMoment {
  readonly amountMinor: bigint;
}

/** Receipts as they come, and as they leave the window a year later; returns count at night. */
function stepsOf(purchases: readonly DemoPurchase[], lastDay: number): Step[] {
  const steps = purchases.flatMap(({ day, secondOfDay, amountMinor, isReturn }): Step[] => [
    { day, second: isReturn ? NIGHT_SECOND : secondOfDay, amountMinor },
    { day: day + TIER_WINDOW_DAYS, second: NIGHT_SECOND, amountMinor: -amountMinor },
  ]);
  return steps
    .filter(({ day }) => day <= lastDay)
    .sort((a, b) => a.day - b.day || a.second - b.second);
}

/** How the tier came to be what it is: up with the receipt that reaches it, down in the night that finds too little spent. */
export function demoTierPath(
  purchases: readonly DemoPurchase[],
  lastDay: number,
): readonly DemoTierChange[] {
  const changes: DemoTierChange[] = [];
  const steps = stepsOf(purchases, lastDay);
  let spentMinor = 0n;
  let tierId = FIRST_TIER_ID;
  for (const [place, { day, second, amountMinor }] of steps.entries()) {
    spentMinor += amountMinor;
    const next = steps[place + 1];
    if (next !== undefined && next.day === day && next.second === second) continue;
    const reached = demoTierFor(spentMinor).tierId;
    if (reached === tierId) continue;
    const reason = reached > tierId ? 'earned' : 'lapsed';
    changes.push({ day, second, fromTierId: tierId, toTierId: reached, reason });
    tierId = reached;
  }
  return changes;
}
