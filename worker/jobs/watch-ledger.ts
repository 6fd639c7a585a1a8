import { WATCH_EVERY_MS } from '@/lib/domain/points/watch';
import { watchLedger as look } from '@/lib/points/watch/watch-ledger';
import type { Job } from '../job';

/** Compares the ledger with itself; an account that differs is frozen and told of. */
export const watchLedger: Job = {
  id: 'watch-ledger',
  everyMs: WATCH_EVERY_MS,
  run: async (context) => {
    await look(context);
  },
};
