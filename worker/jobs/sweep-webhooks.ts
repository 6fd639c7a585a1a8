import { runCommand } from '@/lib/kernel/command';
import { sweepDeliveries } from '@/lib/webhooks/commands/sweep-deliveries';
import type { Job } from '../job';

const EVERY_MS = 3_600_000;
const MOST_ROUNDS = 1_000;

/** Removes deliveries that are older than is kept. */
export const sweepWebhooks: Job = {
  id: 'sweep-webhooks',
  everyMs: EVERY_MS,
  run: async ({ actor, signal }) => {
    for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
      const { hasMore } = await runCommand(sweepDeliveries, {}, actor);
      if (!hasMore) return;
    }
  },
};
