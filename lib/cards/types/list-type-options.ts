import 'server-only';
import { z } from 'zod';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import { defineQuery } from '@/lib/kernel/query';

/** More stores and regions than this are not listed to choose from. */
const STORES_MAX = 2_000;
const REGIONS_MAX = 200;

/** Tiers, stores and regions that a kind of cards can be bound to. */
export const listTypeOptions = defineQuery({
  id: 'cards.listTypeOptions',
  permission: 'cards.manage',
  input: z.object({}),
  run: async ({ read }): Promise<CardTypeOptions> => {
    const [tiers, stores, regions] = await Promise.all([
      read<CardTypeOptions['tiers'][number][]>`
        SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu" FROM tiers ORDER BY rank`,
      read<CardTypeOptions['stores'][number][]>`
        SELECT store_id AS "storeId", name FROM stores ORDER BY name, store_id LIMIT ${STORES_MAX}`,
      read<{ region: string }[]>`
        SELECT DISTINCT region FROM stores WHERE region <> '' ORDER BY region LIMIT ${REGIONS_MAX}`,
    ]);
    return { tiers, stores, regions: regions.map(({ region }) => region) };
  },
});
