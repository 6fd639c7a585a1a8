import 'server-only';
import type { Read } from '@/db/read';
import { addDays } from '@/lib/domain/shared/calendar';
import { isAboutToLose, isNearNext } from '@/lib/domain/tiers/near';
import { shownOn } from '@/lib/domain/tiers/shown';
import { type Measure, NOTHING } from '@/lib/domain/tiers/standing';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { type ActiveLadder, readLadders } from '@/lib/tiers/engine/ladders';
import { readClimbers } from '@/lib/tiers/engine/measures';
import { cursorOf } from '@/lib/tiers/simulation/cursor-of';
import { keptNear, type NearMembers } from './kept-near';
import type { TiersPlan } from './plan';

const BPS_A_PERCENT = 100;

type Found = { readonly losing: Map<number, number[]>; readonly reaching: Map<number, number[]> };

function put(map: Map<number, number[]>, tierId: number, memberId: number): void {
  const known = map.get(tierId);
  if (known === undefined) map.set(tierId, [memberId]);
  else known.push(memberId);
}

/** What rolling windows will hold then of what was bought up to now; nothing of ladders by periods. */
async function readLater(
  read: Read,
  { ruleId, definition: ladder }: ActiveLadder,
  { timeZone, untilOn }: { readonly timeZone: string; readonly untilOn: string },
): Promise<ReadonlyMap<number, Measure>> {
  const later = new Map<number, Measure>();
  if (ladder.validity !== 'window') return later;
  const asked = { ruleId, ladder, timeZone, on: untilOn, as: 'night' } as const;
  for await (const members of readClimbers(cursorOf(read), asked)) {
    for (const { memberId, measures } of members) later.set(memberId, measures.window);
  }
  return later;
}

async function addNear(
  read: Read,
  rule: ActiveLadder,
  { plan, found }: { readonly plan: TiersPlan; readonly found: Found },
): Promise<void> {
  const { ruleId, definition: ladder } = rule;
  const { asOfOn, timeZone, nearDays, missingPercent } = plan;
  const untilOn = addDays(asOfOn, nearDays);
  const later = await readLater(read, rule, { timeZone, untilOn });
  const asked = { ruleId, ladder, timeZone, on: asOfOn, as: 'day' } as const;
  for await (const members of readClimbers(cursorOf(read), asked)) {
    for (const climber of members) {
      const { memberId, standing, measures } = climber;
      const now = measures.window;
      const shown = shownOn(ladder, climber, asOfOn);
      const tier = ladder.tiers[shown.step];
      const next = ladder.tiers[shown.step + 1];
      const looked = { standing, shown, untilOn, now, later: later.get(memberId) ?? NOTHING };
      if (tier !== undefined && isAboutToLose(ladder, looked)) {
        put(found.losing, tier.tierId, memberId);
      }
      const missingBps = missingPercent * BPS_A_PERCENT;
      if (
        next !== undefined &&
        isNearNext(ladder, { step: shown.step, measure: now, missingBps })
      ) {
        put(found.reaching, next.tierId, memberId);
      }
    }
  }
}

/** Those near a tier, or near any: each once. */
export function membersNear(
  near: NearMembers['losing' | 'reaching'],
  tierId?: number,
): readonly number[] {
  if (tierId !== undefined) return near.get(tierId) ?? [];
  return [...new Set([...near.values()].flat())];
}

/**
 * Members of all ladders in force who are about to lose their tier or to reach the next one, measured by the very statement of
 * the nights. It goes through everybody, so what was read is kept for some minutes.
 */
export async function readNear(read: Read, plan: TiersPlan): Promise<NearMembers> {
  const ladders = await readLadders(readRowsOf(read), plan.asOfOn);
  const { asOfOn, nearDays, missingPercent } = plan;
  const versions = ladders.map(({ versionId }) => versionId);
  return keptNear([asOfOn, nearDays, missingPercent, ...versions].join(' '), async () => {
    const found: Found = { losing: new Map(), reaching: new Map() };
    for (const ladder of ladders) await addNear(read, ladder, { plan, found });
    return found;
  });
}
