import 'server-only';
import { z } from 'zod';
import type { NamedThing, RuleDictionary } from '@/lib/domain/rules/dictionary';
import { defineQuery } from '@/lib/kernel/query';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';
import { readToday } from '../read-today';

/** Most stores and partners that a picker offers. */
const OFFERED = 2_000;

/** Names of what rules point at: tiers, card types, stores and partners. */
export const getDictionary = defineQuery({
  id: 'rules.getDictionary',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, now }): Promise<RuleDictionary> => {
    const [{ currency }, tiers, cardTypes, stores, partners] = await Promise.all([
      readToday(read, now),
      readOfferedTiers(read),
      read<NamedThing[]>`
        SELECT card_type_id AS id, name_en AS "nameEn", name_ru AS "nameRu" FROM card_types
        ORDER BY is_default DESC, card_type_id`,
      read<NamedThing[]>`
        SELECT store_id AS id, name AS "nameEn", name AS "nameRu" FROM stores ORDER BY name, store_id LIMIT ${OFFERED}`,
      read<{ partner: string }[]>`
        SELECT DISTINCT partner FROM stores WHERE partner <> '' ORDER BY partner LIMIT ${OFFERED}`,
    ]);
    return {
      currency,
      tiers,
      cardTypes,
      stores,
      partners: partners.map(({ partner }) => partner),
    };
  },
});
