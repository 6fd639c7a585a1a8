import 'server-only';
import { z } from 'zod';
import { memberFiltersSchema } from '@/lib/domain/members/list-filters';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down that somebody takes away a file with readable contacts, and by which filters; not their values. */
export const logContactsExport = defineCommand({
  id: 'members.exportContacts',
  permission: 'members.readContacts',
  input: z.object({ filters: memberFiltersSchema }),
  run: async ({ input }) => {
    const filters = Object.entries(input.filters)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    return {
      result: null,
      changes: [
        {
          subjectKind: 'members',
          subjectId: 'list',
          before: null,
          after: { exported: true, filters },
        },
      ],
    };
  },
});
