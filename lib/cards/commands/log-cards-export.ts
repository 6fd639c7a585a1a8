import 'server-only';
import { z } from 'zod';
import { EXPORT_PURPOSES } from '@/lib/domain/cards/bulk';
import { cardFiltersSchema } from '@/lib/domain/cards/card-list';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down that somebody takes away a file of cards, what for, and by which filters; not their values. */
export const logCardsExport = defineCommand({
  id: 'cards.exportList',
  permission: 'cards.read',
  input: z.object({
    filters: cardFiltersSchema,
    purpose: z.string().pipe(z.enum(EXPORT_PURPOSES)),
  }),
  run: async ({ input: { filters, purpose } }) => {
    const named = Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    return {
      result: null,
      changes: [
        {
          subjectKind: 'cards',
          subjectId: 'list',
          before: null,
          after: { exported: true, purpose, filters: named },
        },
      ],
    };
  },
});
