import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import { memberCode } from '@/lib/domain/members/states';
import type { SampledMember } from '@/lib/domain/segments/segment-page';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { readRows } from './count';

type Row = TierColumns & Omit<SampledMember, 'code' | 'tier'>;

/** Members as the builder tells them: those of a SELECT of `k.*` of all members, in an order that reads `k`. */
export async function toldMembers(
  read: Read,
  { picked, order }: { readonly picked: SQL; readonly order: SQL },
): Promise<readonly SampledMember[]> {
  const rows = await readRows<Row>(
    read,
    sql`SELECT k.member_id::float8 AS "memberId",
        trim(coalesce(o.first_name, '') || ' ' || coalesce(o.last_name, '')) AS name,
        ${sql.raw(tierColumns('t'))},
        nullif(k.last_purchase_on, '0001-01-01')::text AS "lastPurchaseOn",
        k.receipts_365 AS "receipts365", k.revenue_365_minor::text AS "revenue365Minor", coalesce(h.name, '') AS "homeStore"
      FROM (${picked}) k
      LEFT JOIN member_profiles o USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = k.tier_id
      LEFT JOIN stores h ON h.store_id = k.home_store_id
      ORDER BY ${order}`,
  );
  return rows.map((row) => ({
    memberId: row.memberId,
    code: memberCode(row.memberId),
    name: row.name,
    tier: shownTier(row),
    lastPurchaseOn: row.lastPurchaseOn,
    receipts365: row.receipts365,
    revenue365Minor: row.revenue365Minor,
    homeStore: row.homeStore,
  }));
}
