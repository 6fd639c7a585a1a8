import 'server-only';
import type { Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { VALUES_MAX } from '@/lib/domain/segments/limits';

/** Conditions of a segment that say the same; null: none do. */
export type Says = readonly ConditionDraft[] | null;

/** The condition on the days from and to, both included; an end that is not named is open. */
export function daysWindow(from: string | undefined, to: string | undefined) {
  return {
    kind: 'days',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  } as const;
}

async function storesOf(read: Read, format: StoreFormat): Promise<readonly number[]> {
  const stores = await read<{ storeId: number }[]>`
    SELECT store_id AS "storeId" FROM stores WHERE format = ${format} ORDER BY store_id LIMIT ${VALUES_MAX + 1}`;
  return stores.map(({ storeId }) => storeId);
}

/** What a report's own filter says as conditions; null where a format has more stores than a condition takes, or none. */
export async function filterSays(read: Read, filter: MemberFilter): Promise<Says> {
  const said: ConditionDraft[] = [];
  if (filter.tier !== undefined) {
    const [tier] = await read<{ tierId: number }[]>`
      SELECT tier_id AS "tierId" FROM tiers WHERE code = ${filter.tier}`;
    if (tier === undefined) return null;
    said.push({ is: 'tier', tiers: [tier.tierId] });
  }
  if (filter.store !== undefined) said.push({ is: 'homeStore', stores: [filter.store] });
  if (filter.storeFormat !== undefined) {
    const stores = await storesOf(read, filter.storeFormat);
    if (stores.length === 0 || stores.length > VALUES_MAX) return null;
    said.push({ is: 'homeStore', stores });
  }
  if (filter.joinedFrom !== undefined || filter.joinedTo !== undefined) {
    said.push({ is: 'joined', window: daysWindow(filter.joinedFrom, filter.joinedTo) });
  }
  return said;
}
