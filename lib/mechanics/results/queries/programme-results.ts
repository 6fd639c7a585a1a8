import 'server-only';
import { pointValue, rulesOn } from '@/lib/analytics/reports/points/point-value';
import { USUAL_LEAST_BPS } from '@/lib/domain/mechanics/definition';
import { programmeInput } from '@/lib/domain/mechanics/results/asked';
import type { ProgrammeResults } from '@/lib/domain/mechanics/results/results-page';
import { defineQuery } from '@/lib/kernel/query';
import { compareArms } from '../compare';
import { planProgramme } from '../plan-programme';
import { readResultTiers } from '../read-result-tiers';

/**
 * What all mechanics together are worth: everybody against those whom the programme holds back from all of them, from the day since which it does, or
 * on which a member joined, for the days of the window.
 */
export const programmeResults = defineQuery({
  id: 'mechanics.programmeResults',
  permission: 'rules.read',
  mayBeStale: true,
  deadlineMs: 60_000,
  input: programmeInput,
  run: async ({ read, input, now }): Promise<ProgrammeResults> => {
    const plan = await planProgramme(read, input, now);
    const { today, holdoutBps, held, figures, hasScores } = plan;
    const [rules, tiers] = await Promise.all([rulesOn(read, today.todayOn), readResultTiers(read)]);
    const value = pointValue(rules, undefined);
    const leastBps = input.leastBps ?? USUAL_LEAST_BPS;
    const { marginBps } = input;
    const compared =
      figures === null || held === null
        ? { all: null, parts: [], standing: null }
        : await compareArms(read, figures, {
            ...{ holdoutBps, leastBps, marginBps, value, tiers },
            // All of them were dealt at once: nobody comes for whom it could wait.
            days: 0,
          });
    return {
      head: today,
      asked: input,
      ...{ holdoutBps, leastBps, plannedLeastBps: USUAL_LEAST_BPS, tiers, hasScores },
      assigned: held === null ? null : { ...held, lastOn: today.todayOn },
      programme: 0,
      hasPace: false,
      ...compared,
    };
  },
});
