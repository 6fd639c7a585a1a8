import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '@/lib/domain/access/actor';
import { log } from '@/lib/log';
import type { Job } from './job';

const MAX_PAUSE_MS = 60_000;

/** Runs a job again and again until the signal; a failure is logged and makes the pause longer. */
export async function runLoop(job: Job, signal: AbortSignal): Promise<void> {
  let pauseMs = job.everyMs;
  while (!signal.aborted) {
    try {
      await job.run({ actor: systemActor(job.id, crypto.randomUUID()), signal });
      pauseMs = job.everyMs;
    } catch (error) {
      log.error({ job: job.id, err: error }, 'job failed');
      pauseMs = Math.max(job.everyMs, Math.min(MAX_PAUSE_MS, pauseMs * 2));
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}
