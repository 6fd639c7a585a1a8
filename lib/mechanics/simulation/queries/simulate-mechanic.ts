import 'server-only';
import type { Read } from '@/db/read';
import { worth } from '@/lib/analytics/reports/points/point-value';
import { costSplitOf } from '@/lib/domain/mechanics/cost-split';
import type { Mechanic } from '@/lib/domain/mechanics/definition';
import { figuresOf } from '@/lib/domain/mechanics/simulation/figures';
import {
  type MechanicSimulation,
  mechanicSimulationInput,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { someReached, someRefused } from '@/lib/domain/mechanics/simulation/some-members';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { namesOf } from '@/lib/tiers/simulation/names-of';
import { mechanicAddress } from '../by-address';
import type { KeptReplay } from '../kept-replays';
import { readTierNames } from '../read-tiers';
import { replayedDays, simulateHistory, type ToSimulate } from '../simulate';

/** Everybody of a large base takes longer than a page may wait for anything else. */
const DEADLINE_MS = 120_000;
const HUNDRED_POINTS = 10_000n;

const figures = (
  { outcomes, groups, value, livesDays, looked, members }: KeptReplay,
  more: { mechanic: Mechanic; throughOn: string; marginBps: number },
) => figuresOf({ outcomes, groups, value, livesDays, looked, members, ...more });

/** What the version that runs comes to over the same days; null: none does. */
async function liveFigures(
  read: Read,
  { beside, isSample }: KeptReplay,
  { asked, throughOn, marginBps }: { asked: ToSimulate; throughOn: string; marginBps: number },
): Promise<MechanicSimulation['live']> {
  const { live } = beside;
  if (live === null) return null;
  const { replay } = await simulateHistory(read, {
    ...{ ...asked, mechanic: live, isExact: !isSample, isAnew: false },
  });
  const { members, awards, costMinor } = figures(replay, { mechanic: live, throughOn, marginBps });
  return { members, awards, costMinor };
}

/** Who pays it, as text. */
function splitText(mechanic: Mechanic, costMinor: string): MechanicSimulation['split'] {
  const split = costSplitOf(mechanic, BigInt(costMinor));
  if (split === null) return null;
  const { partnerMinor, programmeMinor } = split;
  return { ...split, partnerMinor: String(partnerMinor), programmeMinor: String(programmeMinor) };
}

/**
 * What a draft of a mechanic would have done in the last 365 days, beside those that run: replayed on facts of members by the same rules
 * that decide every night. Members stand as they do today. Nothing is written. Throws `not_found`, `invalid_input`.
 */
export const simulateMechanic = defineQuery({
  id: 'mechanics.simulate',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: DEADLINE_MS,
  input: mechanicSimulationInput,
  run: async ({ read, input, actor, now }): Promise<MechanicSimulation> => {
    const startedMs = performance.now();
    const { ruleId, draft: mechanic, isExact, isAnew, marginBps } = input;
    const { todayOn, timeZone, currency } = await readToday(read, now);
    const days = replayedDays(todayOn);
    const asked = { ruleId, mechanic, isExact, isAnew, todayOn, timeZone };
    const { replay, wasKept } = await simulateHistory(read, asked);
    const { throughOn } = days;
    const { beside, ...summed } = figures(replay, { mechanic, throughOn, marginBps });
    const live = await liveFigures(read, replay, { asked, throughOn, marginBps });
    const [would, wouldNot] = [someReached(replay.outcomes), someRefused(replay.outcomes)];
    const ids = [...would, ...wouldNot].map(({ memberId }) => memberId);
    const names = await namesOf(read, actor, ids);
    const tiers = await readTierNames(read);
    return {
      ...summed,
      ...days,
      ...{ ruleId, live, tiers, marginBps, currency, timeZone, wasKept },
      split: splitText(mechanic, summed.costMinor),
      beside: beside.flatMap((one) => {
        const other = replay.beside.others.find(({ ruleId: id }) => id === one.ruleId);
        return other === undefined ? [] : [{ ...one, nameEn: other.nameEn, nameRu: other.nameRu }];
      }),
      would: would.map((one) => ({ ...one, ...names(one.memberId) })),
      wouldNot: wouldNot.map((one) => ({ ...one, ...names(one.memberId) })),
      looked: replay.looked,
      inForce: replay.members,
      isSample: replay.isSample,
      hundredMinor: String(worth(HUNDRED_POINTS, { ...replay.value, source: 'rule' })),
      asOfAt: replay.asOfAt.toISOString(),
      tookMs: Math.round(performance.now() - startedMs),
      readMs: Math.round(replay.readMs),
      address: ruleId === null ? null : mechanicAddress(mechanic),
    };
  },
});
