import { countRhythms } from '@/lib/analytics/commands/count-rhythms';
import { fitOutlooks } from '@/lib/analytics/commands/fit-outlooks';
import { scoreOutlooks } from '@/lib/analytics/commands/score-outlooks';
import { findOutlookState } from '@/lib/analytics/queries/find-outlook-state';
import type { SystemActor } from '@/lib/domain/access/actor';
import { REFIT_DAYS } from '@/lib/domain/analytics/outlook-settings';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import type { Job } from '../job';

/** Chunks of 20,000 members that one run counts; the rest waits for the next turn. */
const MOST_CHUNKS = 500;

/** Counts the rhythm of whoever bought since; true: of all of them. Cut anywhere, the next run passes over what was counted. */
async function countAll(actor: SystemActor, signal: AbortSignal): Promise<boolean> {
  let afterId = 0;
  for (let chunk = 0; chunk < MOST_CHUNKS && !signal.aborted; chunk += 1) {
    const { lastId } = await runCommand(countRhythms, { afterId }, actor);
    if (lastId === null) return true;
    afterId = lastId;
  }
  return false;
}

/**
 * When a new day has begun in the programme's zone: counts how members buy, and scores what is expected of them; every seventh day by a
 * model that is fitted anew.
 */
export const keepOutlooks: Job = {
  id: 'keep-outlooks',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    if (!programme) return;
    const todayOn = dayInZone(new Date(), programme.timeZone);
    const state = await runQuery(findOutlookState, {}, actor);
    // A model of too few members is tried again with the rhythms of the next day.
    if ((state.rhythmsOn ?? '') >= todayOn && (state.scoredOn ?? todayOn) >= todayOn) return;
    if ((state.rhythmsOn ?? '') < todayOn && !(await countAll(actor, signal))) return;
    if (state.modelOn === null || state.modelOn <= addDays(todayOn, -REFIT_DAYS)) {
      await runCommand(fitOutlooks, {}, actor);
    }
    await runCommand(scoreOutlooks, {}, actor);
  },
};
