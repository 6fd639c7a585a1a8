import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { judgeNight, MOST_NIGHTS } from '@/lib/tiers/engine/judge-night';
import { getDueNights } from '@/lib/tiers/queries/get-nights';
import type { Job } from '../job';

const EVERY_MS = 60_000;

/** Judges who stands on which tier, soon after midnight in the programme's zone, and the nights that were missed. */
export const judgeTiers: Job = {
  id: 'judge-tiers',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    const { timeZone, nights } = await runQuery(getDueNights, { at: new Date() }, actor);
    const isBehind = nights.length > MOST_NIGHTS;
    for (const { night, ladders } of isBehind ? nights.slice(-1) : nights) {
      if (signal.aborted) return;
      const startedMs = performance.now();
      const done = await judgeNight({ night, timeZone, ladders, isBehind, actor, signal });
      const ms = Math.round(performance.now() - startedMs);
      log.info({ job: judgeTiers.id, night, ladders: done, ms }, 'tiers judged');
    }
  },
};
