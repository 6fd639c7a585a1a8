import 'server-only';
import { z } from 'zod';
import type { MemberListOptions } from '@/lib/domain/members/listed-member';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { defineQuery } from '@/lib/kernel/query';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';

/** More stores than this are not listed to choose from. */
const MAX_STORES = 2_000;

type StoreRow = MemberListOptions['stores'][number] & { readonly format: string };

/** Tiers, stores and formats that the list of members can be narrowed to. */
export const listOptions = defineQuery({
  id: 'members.listOptions',
  permission: 'members.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }): Promise<MemberListOptions> => {
    const [tiers, stores] = await Promise.all([
      readOfferedTiers(read),
      read<StoreRow[]>`
        SELECT store_id AS "storeId", name, format FROM stores ORDER BY name, store_id LIMIT ${MAX_STORES}`,
    ]);
    const used = new Set(stores.map((store) => store.format));
    return {
      tiers,
      stores: stores.map(({ storeId, name }) => ({ storeId, name })),
      formats: STORE_FORMATS.filter((format) => used.has(format)),
    };
  },
});
