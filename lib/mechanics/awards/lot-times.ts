import 'server-only';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import { expiryFrom } from '@/lib/domain/points/expiry';
import { addDays, dayInZone, dayStart } from '@/lib/domain/shared/calendar';

type PointsReward = Extract<Reward, { is: 'points' }>;

/** The first moment at which points of a reward can be spent; null: at once. */
function startOf({ pending }: PointsReward, now: Date, zone: string): Date | null {
  if (pending === null) return null;
  const on = pending.until === 'day' ? pending.on : addDays(dayInZone(now, zone), pending.days);
  const at = dayStart(on, zone);
  return at.getTime() > now.getTime() ? at : null;
}

/** From when to when points of a reward are good: as it says itself, else as long as the terms of the programme (null: for ever). */
export function rewardTimes(
  reward: PointsReward,
  {
    now,
    timeZone,
    termsDays,
  }: { readonly now: Date; readonly timeZone: string; readonly termsDays: number | null },
): { readonly activatesAt: Date | null; readonly expiresAt: Date | null } {
  const activatesAt = startOf(reward, now, timeZone);
  const days = reward.livesDays ?? termsDays;
  const expiresAt = days === null ? null : expiryFrom(activatesAt ?? now, timeZone, days);
  return { activatesAt, expiresAt };
}
