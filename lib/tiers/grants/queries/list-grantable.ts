import 'server-only';
import { z } from 'zod';
import type { GrantableTier } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

const MOST_TIERS = 200;

export type Grantable = { readonly tiers: readonly GrantableTier[]; readonly todayOn: string };

/** The tiers that can be given to a list, ladder by ladder from the lowest: those that ask something. */
export const listGrantable = defineQuery({
  id: 'tiers.listGrantable',
  permission: 'tiers.grant',
  input: z.object({}),
  run: async ({ read, now }): Promise<Grantable> => {
    const { todayOn } = await readToday(read, now);
    const tiers = await read<GrantableTier[]>`
      SELECT t.tier_id AS "tierId", t.rule_id AS "ruleId", t.name_en AS "nameEn", t.name_ru AS "nameRu", t.shape, t.colour,
        jsonb_build_object('nameEn', r.name_en, 'nameRu', r.name_ru) AS ladder
      FROM tiers t JOIN rules r USING (rule_id) WHERE NOT t.is_gone AND NOT t.is_entry
      ORDER BY t.rule_id, t.rank LIMIT ${MOST_TIERS}`;
    return { tiers, todayOn };
  },
});
