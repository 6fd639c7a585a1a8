import 'server-only';
import { z } from 'zod';
import { EXPORT_PURPOSES, EXPORTED_LISTS } from '@/lib/domain/exports/lists';
import { defineCommand } from '@/lib/kernel/command';

const FILTERS_MAX = 60;
const NAME_MAX = 100;

/**
 * Writes down that somebody takes away a list as a file, what for, and by which filters; not their values. The right to the list is
 * asked by the query that reads it.
 */
export const logExport = defineCommand({
  id: 'lists.export',
  permission: 'profile.own',
  input: z.strictObject({
    list: z.enum(EXPORTED_LISTS),
    purpose: z.string().pipe(z.enum(EXPORT_PURPOSES)),
    filters: z.array(z.string().max(NAME_MAX)).max(FILTERS_MAX),
  }),
  run: async ({ input: { list, purpose, filters } }) => ({
    result: null,
    changes: [
      {
        subjectKind: list,
        subjectId: 'list',
        before: null,
        after: { exported: true, purpose, filters },
      },
    ],
  }),
});
