import { rescoreRfm } from '@/lib/analytics/commands/rescore-rfm';
import { slideWindows } from '@/lib/analytics/commands/slide-windows';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { prepareMonths } from '@/lib/purchases/commands/prepare-months';
import type { Job } from '../job';

/**
 * When a new day has begun in the programme's zone, moves the windows to it and scores again. Looks once a
 * minute instead of waiting for a fixed hour, so that a night with the worker off is caught up by itself.
 */
export const keepDay: Job = {
  id: 'keep-day',
  everyMs: 60_000,
  run: async ({ actor }) => {
    const programme = await runQuery(findProgramme, {}, actor);
    if (!programme) return;
    if (dayInZone(new Date(), programme.timeZone) <= programme.asOfOn) return;
    await runCommand(prepareMonths, {}, actor);
    await runCommand(slideWindows, {}, actor);
    await runCommand(rescoreRfm, {}, actor);
  },
};
