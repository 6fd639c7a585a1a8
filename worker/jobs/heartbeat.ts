import { HEARTBEAT_EVERY_MS } from '@/lib/domain/health/limits';
import { beat } from '@/lib/health/commands/beat';
import { VERSION } from '@/lib/health/version';
import { runCommand } from '@/lib/kernel/command';
import type { Job } from '../job';

const workerId = crypto.randomUUID();
const startedAt = new Date();

/** Lets the health page know that the work is being done. */
export const heartbeat: Job = {
  id: 'heartbeat',
  everyMs: HEARTBEAT_EVERY_MS,
  run: async ({ actor }) => {
    await runCommand(beat, { workerId, startedAt, version: VERSION }, actor);
  },
};
