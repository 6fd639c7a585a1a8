import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import { AppError } from '@/lib/domain/shared/errors';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import { defineQuery } from '@/lib/kernel/query';
import { getRule } from '@/lib/rules/queries/get-rule';
import { readToday } from '@/lib/rules/read-today';
import { readNextTierId } from '../read-next-tier-id';
import { readTierFigures } from '../read-tier-figures';

/** A ladder with its versions, the members of its tiers and what an edit of it needs. Throws `not_found`, for another kind of rule too. */
export const getLadder = defineQuery({
  id: 'tiers.get',
  permission: 'rules.read',
  input: z.object({ ruleId: idInput }),
  run: async (context): Promise<LadderPage> => {
    const { read, now } = context;
    const rule = await getRule.run(context);
    if (rule.kind !== 'tiers') throw new AppError('not_found');
    const [{ currency }, figures, cardTypes, nextTierId] = await Promise.all([
      readToday(read, now),
      readTierFigures(read),
      read<NamedThing[]>`
        SELECT card_type_id AS id, name_en AS "nameEn", name_ru AS "nameRu" FROM card_types
        ORDER BY is_default DESC, card_type_id`,
      readNextTierId(read),
    ]);
    return { ...rule, currency, figures, cardTypes, nextTierId };
  },
});
