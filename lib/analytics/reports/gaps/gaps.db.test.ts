import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { GAP_SIDES } from '@/lib/domain/analytics/gaps-result';
import { addDays } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { rescoreRfm } from '../../commands/rescore-rfm';
import { behind } from '../../testing/behind';
import { gapsReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 17, members: 300, purchases: 3_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await tx.client.query('UPDATE members SET tier_id = NULL WHERE member_id % 5 = 0');
    await rebuildDerived(tx);
  });
  await runCommand(rescoreRfm, {}, ACTOR);
});

describe('time between purchases', () => {
  it('is the days between days on which each member bought, with their quantiles', async () => {
    const { facts, tables } = await runQuery(gapsReport, { from: '2026-03', to: '2026-08' }, ACTOR);
    const rows = await readPool()<Record<string, number>[]>`
      SELECT count(*)::int AS gaps, count(DISTINCT member_id)::int AS customers,
             percentile_disc(0.25) WITHIN GROUP (ORDER BY gap) AS "quarterDays",
             percentile_disc(0.5) WITHIN GROUP (ORDER BY gap) AS "medianDays",
             percentile_disc(0.75) WITHIN GROUP (ORDER BY gap) AS "threeQuartersDays",
             percentile_disc(0.9) WITHIN GROUP (ORDER BY gap) AS "longDays"
      FROM (SELECT member_id, day, day - lag(day) OVER (PARTITION BY member_id ORDER BY day) AS gap
            FROM (SELECT DISTINCT member_id, business_date AS day FROM purchases WHERE NOT is_return) days) gaps
      WHERE gap IS NOT NULL AND day BETWEEN '2026-03-01' AND '2026-08-31'`;
    expect(facts).toMatchObject(rows[0] ?? {});
    expect(facts.gaps).toBeGreaterThan(200);
    expect(tables.bins.reduce((sum, bin) => sum + bin.gaps, 0)).toBe(facts.gaps);
    expect(tables.groups.reduce((sum, group) => sum + group.gaps, 0)).toBe(facts.gaps);
  });

  it('every bin, group and total opens exactly its members, for random filters', async () => {
    const asked = fc.record(
      {
        by: fc.constantFrom(...GAP_SIDES),
        from: fc.constantFrom('2025-11', '2026-05', '2026-09'),
        asOf: fc.nat(60).map((days) => addDays(AS_OF, -days)),
        tier: fc.constantFrom('gold', 'silver'),
        storeFormat: fc.constantFrom('express' as const, 'online' as const),
      },
      { requiredKeys: ['by'] },
    );
    await fc.assert(
      fc.asyncProperty(asked, async (given) => {
        const params: Record<string, string> = { ...given };
        const { facts, tables } = await runQuery(gapsReport, given, ACTOR);
        const opens = async (cell: string) => {
          const { members, receipts } = await behind('gaps', params, cell);
          return { customers: members, gaps: receipts };
        };
        const { customers, gaps } = facts;
        expect(await opens('all')).toEqual({ customers, gaps });
        for (const row of tables.bins) {
          expect(await opens(`bin-${row.bin}`)).toEqual({
            customers: row.customers,
            gaps: row.gaps,
          });
        }
        for (const row of tables.groups) {
          expect(await opens(`group-${row.group}`)).toEqual({
            customers: row.customers,
            gaps: row.gaps,
          });
        }
      }),
      { numRuns: 12 },
    );
  });
});
