import 'server-only';
import { z } from 'zod';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { defineQuery } from '@/lib/kernel/query';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';

/** More stores than this are not listed to choose from. */
const MAX_STORES = 2_000;

/** Tiers, stores and formats that a report can be narrowed to. */
export const reportOptions = defineQuery({
  id: 'analytics.reportOptions',
  permission: 'analytics.read',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }): Promise<ReportOptions> => {
    const [tiers, stores] = await Promise.all([
      readOfferedTiers(read),
      read<(ReportOptions['stores'][number] & { readonly format: string })[]>`
        SELECT store_id AS "storeId", name, format FROM stores ORDER BY name, store_id LIMIT ${MAX_STORES}`,
    ]);
    const used = new Set(stores.map((store) => store.format));
    return { tiers, stores, formats: STORE_FORMATS.filter((format) => used.has(format)) };
  },
});
