import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';
import { DUE_LIFECYCLE_MONTHS } from '../lifecycle/due-months';

/** The next months whose stages are to be kept, at most so many. */
export const listDueLifecycleMonths = defineQuery({
  id: 'analytics.listDueLifecycleMonths',
  permission: 'system.run',
  input: z.object({ atMost: z.number().int().min(1).max(100) }),
  run: async ({ read, input: { atMost } }): Promise<readonly { readonly month: string }[]> =>
    await read.unsafe<{ month: string }[]>(DUE_LIFECYCLE_MONTHS, [atMost]),
});
