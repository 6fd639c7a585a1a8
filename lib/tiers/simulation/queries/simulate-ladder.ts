import 'server-only';
import { worth } from '@/lib/analytics/reports/points/point-value';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { addDays, addYears } from '@/lib/domain/shared/calendar';
import type { Ladder, LadderJson } from '@/lib/domain/tiers/ladder';
import { simulate } from '@/lib/domain/tiers/simulation/simulate';
import { simulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import {
  type LadderSimulation,
  type LiabilityChange,
  simulationInput,
} from '@/lib/domain/tiers/simulation/simulation-input';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { compareLadders } from '../compare';
import { draftAddress } from '../draft-address';
import { namesOf } from '../names-of';
import { readLive } from '../read-live';
import type { OwedPoints } from '../read-owed';

/** Reading a million members the first time takes longer than a page may wait for anything else. */
const DEADLINE_MS = 120_000;

/** What of the points of a year will still be owed at its end. */
function liabilityOf(points: string, owed: OwedPoints, night: string): LiabilityChange {
  const stays = BigInt(Math.round(Number(points) * owed.staysShare));
  return {
    onOn: addDays(addYears(night, 1), -1),
    changePoints: String(stays),
    changeMinor: String(worth(stays, owed.value)),
    openMinor: String(worth(owed.open, owed.value)),
    staysShare: owed.staysShare,
    hundredMinor: String(worth(10_000n, owed.value)),
    valueSource: owed.value.source,
  };
}

/**
 * What a draft of a ladder would make of the members on the night it takes effect and once grace is over, beside the ladder that would
 * hold then without it. Nothing is written. Throws `not_found`, `invalid_input`.
 */
export const simulateLadder = defineQuery({
  id: 'tiers.simulateLadder',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: DEADLINE_MS,
  input: simulationInput,
  run: async ({ read, input, actor, now }): Promise<LadderSimulation> => {
    const startedMs = performance.now();
    const { ruleId, draft, startsOn, isAnew } = input;
    const { todayOn, timeZone, currency } = await readToday(read, now);
    const days = simulatedDays(draft, { startsOn, todayOn });
    const { live, ahead } = await readLive(read, ruleId, { onDay: days.night, todayOn });
    const { compared, kept, wasKept } = await compareLadders(read, {
      ...{ ruleId, draft, live: live?.ladder ?? null, ahead, startsOn, todayOn, timeZone, isAnew },
    });
    const { some, ...simulation } = simulate(compared, kept.owed.value);
    const names = await namesOf(
      read,
      actor,
      some.map(({ memberId }) => memberId),
    );
    return {
      ...simulation,
      ...days,
      some: some.map((mover) => ({ ...mover, ...names(mover.memberId) })),
      liveNo: live?.no ?? null,
      liability: liabilityOf(simulation.cost.points, kept.owed, days.night),
      currency,
      timeZone,
      asOfAt: kept.asOfAt.toISOString(),
      tookMs: Math.round(performance.now() - startedMs),
      readMs: Math.round(kept.readMs),
      wasKept,
      address: draftAddress(ladderJson(draft)),
    };
  },
});

function ladderJson(ladder: Ladder): LadderJson {
  return definitionJson(ladder) as LadderJson;
}
