import { addDays, daysBetween } from '../../shared/calendar';
import type { Reward } from '../rewards';

/** What points of a reward stand for on which days of a period: from when they can be spent to their last day. */
function livesFrom(reward: Extract<Reward, { is: 'points' }>, on: string): string {
  const { pending } = reward;
  if (pending === null) return on;
  if (pending.until === 'days') return addDays(on, pending.days);
  return pending.on > on ? pending.on : on;
}

/**
 * The last day, counted from the first of a period, on which points that were given on a day are good. Null: they do not end. Points that still
 * wait are owed as well. `otherwiseDays`: how long points live by the terms.
 */
export function lastDayOf(
  reward: Extract<Reward, { is: 'points' }>,
  { fromOn, day, otherwiseDays }: { fromOn: string; day: number; otherwiseDays: number | null },
): number | null {
  const lives = reward.livesDays ?? otherwiseDays;
  if (lives === null) return null;
  const beginsOn = livesFrom(reward, addDays(fromOn, day));
  return daysBetween(fromOn, beginsOn) + lives;
}
