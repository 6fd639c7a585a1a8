import 'server-only';
import { z } from 'zod';
import type { LadderList } from '@/lib/domain/tiers/ladder-page';
import type { OwnTier } from '@/lib/domain/tiers/ladder-templates';
import { defineQuery } from '@/lib/kernel/query';
import { listRules } from '@/lib/rules/queries/list-rules';
import { readToday } from '@/lib/rules/read-today';
import { readNextTierId } from '../read-next-tier-id';
import { readTierFigures } from '../read-tier-figures';

/** Every ladder: what holds today, what waits, and how many members show each tier. */
export const listLadders = defineQuery({
  id: 'tiers.list',
  permission: 'rules.read',
  input: z.object({}),
  run: async (context): Promise<LadderList> => {
    const { read, now } = context;
    const [{ rules }, { currency, todayOn }, figures, own, nextTierId] = await Promise.all([
      listRules.run(context),
      readToday(read, now),
      readTierFigures(read),
      read<OwnTier[]>`
        SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu", shape, colour FROM tiers
        WHERE rule_id IS NULL AND NOT is_gone ORDER BY rank`,
      readNextTierId(read),
    ]);
    const ladders = rules.filter(({ kind }) => kind === 'tiers');
    return { ladders, figures, own, nextTierId, currency, todayOn };
  },
});
