import 'server-only';
import { z } from 'zod';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import { defineQuery } from '@/lib/kernel/query';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';

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
      readOfferedTiers(read),
      read<CardTypeOptions['stores'][number][]>`
        SELECT store_id AS "storeId", name FROM stores ORDER BY name, store_id LIMIT ${STORES_MAX}`,
      read<{ region: string }[]>`
        SELECT DISTINCT region FROM stores WHERE region <> '' ORDER BY region LIMIT ${REGIONS_MAX}`,
    ]);
    return {
      tiers: tiers.map(({ id: tierId, nameEn, nameRu }) => ({ tierId, nameEn, nameRu })),
      stores,
      regions: regions.map(({ region }) => region),
    };
  },
});
