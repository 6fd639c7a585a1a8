import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { memberCode } from '@/lib/domain/members/states';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import { SAMPLED_MEMBERS, type SampledMember } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { compileSegment } from '../compile';
import { readRows } from '../count';
import { readSource } from '../named-segments';
import { withColumns } from '../with-columns';

type Row = TierColumns & Omit<SampledMember, 'code' | 'tier'>;

/** Turns of a sample: each is another ten. */
const TURNS_MAX = 1_000_000;

/** Ten members of a definition at random, the same ones for the same turn while they are in. */
export const sampleSegment = defineQuery({
  id: 'segments.sample',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({
    definition: definitionInput,
    turn: z.number().int().min(0).max(TURNS_MAX),
  }),
  run: async ({ read, input: { definition, turn }, now }): Promise<readonly SampledMember[]> => {
    const { source } = await withColumns(definition, {
      read,
      now,
      source: await readSource(read, definition, now),
    });
    const { from, isLooked, flags, isIn } = compileSegment(definition, source);
    const rows = await readRows<Row>(
      read,
      sql`SELECT k.member_id::float8 AS "memberId",
          trim(coalesce(o.first_name, '') || ' ' || coalesce(o.last_name, '')) AS name,
          ${sql.raw(tierColumns('t'))},
          nullif(k.last_purchase_on, '0001-01-01')::text AS "lastPurchaseOn",
          k.receipts_365 AS "receipts365", k.revenue_365_minor::text AS "revenue365Minor", coalesce(h.name, '') AS "homeStore"
        FROM (SELECT k.* ${from} WHERE ${isLooked} AND ${isIn((index) => flags[index] ?? sql`false`)}
          ORDER BY hashint8extended(k.member_id, ${turn}::bigint) LIMIT ${SAMPLED_MEMBERS}) k
        LEFT JOIN member_profiles o USING (member_id)
        LEFT JOIN tiers t ON t.tier_id = k.tier_id
        LEFT JOIN stores h ON h.store_id = k.home_store_id
        ORDER BY hashint8extended(k.member_id, ${turn}::bigint)`,
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
  },
});
