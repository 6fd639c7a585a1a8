import 'server-only';
import { z } from 'zod';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { defineQuery } from '@/lib/kernel/query';
import { resolveFilters } from '../list-rows';

/** How many members the filters leave, exactly: the same conditions as the list. */
export const countMembers = defineQuery({
  id: 'members.count',
  permission: 'members.read',
  input: z.object({ filters: memberFiltersSchema }),
  run: async ({ read, input, actor }) => {
    const filters = await resolveFilters(read, input.filters, actor);
    const rows = await read<{ members: number }[]>`
      SELECT count(*)::int AS members FROM ${filters.from('k')} WHERE ${filters.conditions('k')}`;
    return rows[0]?.members ?? 0;
  },
});
