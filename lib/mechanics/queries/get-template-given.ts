import 'server-only';
import { z } from 'zod';
import type { TemplateGiven } from '@/lib/domain/mechanics/templates';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

/** Lines of receipts that categories are taken from, and how many of these are named. */
const LOOKED_AT = 5_000;
const NAMED = 40;

type Given = Omit<TemplateGiven, 'audience'> & { readonly todayOn: string };

/** What templates of mechanics name: tiers of everybody's ladder from the lowest up, categories of goods, partners. */
export const getTemplateGiven = defineQuery({
  id: 'mechanics.getTemplateGiven',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, now }): Promise<Given> => {
    const [{ todayOn }, tiers, categories, partners] = await Promise.all([
      readToday(read, now),
      read<{ id: number }[]>`
        SELECT tier_id AS id FROM tiers WHERE NOT is_gone AND audience = 'everyone' ORDER BY rank`,
      read<{ category: string }[]>`
        SELECT category FROM (SELECT category FROM purchase_lines WHERE category <> '' LIMIT ${LOOKED_AT}) lines
        GROUP BY category ORDER BY count(*) DESC, category LIMIT ${NAMED}`,
      read<{ partner: string }[]>`
        SELECT DISTINCT partner FROM stores WHERE partner <> '' ORDER BY partner LIMIT ${NAMED}`,
    ]);
    return {
      todayOn,
      tierIds: tiers.map(({ id }) => id),
      categories: categories.map(({ category }) => category),
      partners: partners.map(({ partner }) => partner),
    };
  },
});
