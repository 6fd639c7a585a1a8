import { z } from 'zod';
import { addDays } from '../../shared/calendar';
import { somePoints } from '../../shared/points-text';
import { say } from '../clauses';
import type { ExpiringLot } from '../facts';
import { defineKind, type Occurrence, occurrence, within } from '../occurrence';

const MOST_DAYS = 90;

/** The first day of a window on which enough points were left, and the last before they were too few; null: there never were. */
function expiring(
  lots: readonly ExpiringLot[],
  { expiresOn, daysBefore, points }: { expiresOn: string; daysBefore: number; points: bigint },
): Occurrence | null {
  const beginsOn = addDays(expiresOn, -daysBefore);
  const leftOn = (on: string) =>
    lots.reduce((sum, { left }) => sum + (left.findLast((one) => one.on <= on)?.points ?? 0n), 0n);
  const changes = lots.flatMap(({ left }) => left.map(({ on }) => on));
  const days = [beginsOn, ...changes.filter((on) => on > beginsOn && on <= expiresOn)].sort();
  const dueOn = days.find((on) => leftOn(on) >= points);
  if (dueOn === undefined) return null;
  const fewerOn = days.find((on) => on > dueOn && leftOn(on) < points);
  const untilOn = fewerOn === undefined ? expiresOn : addDays(fewerOn, -1);
  return occurrence({ key: expiresOn, dueOn, untilOn });
}

/** A word, and a gift if wanted, before so many points expire: once for each day of expiry. */
export const pointsExpiring = defineKind({
  id: 'pointsExpiring',
  wakes: 'night',
  reads: ['lots'],
  schema: z.strictObject({
    is: z.literal('pointsExpiring'),
    daysBefore: z.number().int().min(1).max(MOST_DAYS),
    /** As many as this are worth a word. */
    leastPoints: somePoints,
  }),
  tell: ({ daysBefore, leastPoints }) => [
    say('mechanic.expiring', {
      count: { kind: 'count', count: daysBefore },
      points: { kind: 'points', points: leastPoints },
    }),
  ],
  occurrences: ({ daysBefore, leastPoints }, { lots }, days) => {
    const ends = [...new Set(lots.map(({ expiresOn }) => expiresOn))].sort();
    return within(
      ends.flatMap((expiresOn) => {
        const mine = lots.filter((lot) => lot.expiresOn === expiresOn);
        return expiring(mine, { expiresOn, daysBefore, points: leastPoints }) ?? [];
      }),
      days,
    );
  },
});
