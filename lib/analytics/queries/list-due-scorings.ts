import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';
import { DUE_SCORINGS, type DueScoring } from '../rfm-models/due-scorings';

/** The next months of RFM models to be scored, at most so many. */
export const listDueScorings = defineQuery({
  id: 'analytics.listDueScorings',
  permission: 'system.run',
  input: z.object({ atMost: z.number().int().min(1).max(1_000) }),
  run: async ({ read, input: { atMost } }): Promise<readonly DueScoring[]> =>
    await read.unsafe<DueScoring[]>(DUE_SCORINGS, [atMost]),
});
