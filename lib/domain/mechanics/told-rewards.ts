import { sampleCode } from '../rewards/codes';
import { addDays } from '../shared/calendar';
import { costOf, type Reward } from './rewards';

/** What a letter tells of its award before anybody was given it: hundredths of points, their last day, a code that nobody has and its last day. */
export function toldOf(rewards: readonly Reward[], todayOn: string) {
  const { points } = costOf(rewards, 1);
  const lives = rewards.flatMap((one) =>
    one.is === 'points' && one.livesDays !== null ? [one.livesDays] : [],
  );
  const coupon = rewards.find((one) => one.is === 'coupon');
  return {
    points: points === 0n ? null : String(points),
    expiresOn: lives.length === 0 ? null : addDays(todayOn, Math.min(...lives)),
    couponCode:
      coupon === undefined ? null : sampleCode(coupon.from.by === 'made' ? coupon.from.prefix : ''),
    couponUntil: coupon === undefined ? null : addDays(todayOn, coupon.livesDays),
  };
}
