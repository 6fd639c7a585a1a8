import 'server-only';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { readLadders, readTaskFloor } from '@/lib/tiers/floors/read-ladders';
import { readZone } from './read-zone';

/** The ladders that a member stands on, or the floor that a done task made. */
export async function readTierFacts(
  run: RunRows,
  about: {
    readonly memberId: number;
    readonly undoOf: number | null;
    readonly reads: 'tiers' | 'floor';
  },
  now: Date,
): Promise<Pick<TaskSubject, 'tiers' | 'floor'>> {
  const todayOn = dayInZone(now, await readZone(run));
  if (about.reads === 'tiers')
    return { tiers: { ladders: await readLadders(run, { ...about, todayOn }) } };
  const floor = await readTaskFloor(run, { ...about, todayOn });
  return floor === undefined ? {} : { floor };
}
