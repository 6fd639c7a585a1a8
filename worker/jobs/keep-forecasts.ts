import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { keepForecast } from '@/lib/mechanics/simulation/commands/keep-forecast';
import { forecastVersion } from '@/lib/mechanics/simulation/queries/forecast-version';
import { listMissingForecasts } from '@/lib/mechanics/simulation/queries/list-missing-forecasts';
import type { Job } from '../job';

/** Simulates versions of mechanics that were handed in and keeps what they are thought to do; one that cannot be simulated waits for the next turn. */
export const keepForecasts: Job = {
  id: 'keep-forecasts',
  everyMs: 60_000,
  run: async ({ actor, signal }) => {
    for (const versionId of await runQuery(listMissingForecasts, {}, actor)) {
      if (signal.aborted) return;
      try {
        const forecast = await runQuery(forecastVersion, { versionId }, actor);
        await runCommand(keepForecast, forecast, actor);
      } catch (error) {
        log.error({ job: keepForecasts.id, versionId, err: error }, 'forecast not made');
      }
    }
  },
};
