import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { CURVE_DAYS } from '@/lib/domain/analytics/repeat-settings';
import { addDays, daysBetween } from '@/lib/domain/shared/calendar';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { behind } from '../../testing/behind';
import { repeatReport } from '../repeat/query';
import { repeatCurveReport } from './query';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 5, members: 400, purchases: 4_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await rebuildDerived(tx);
  });
});

/** Days on which each member of the cohorts bought, in order. */
async function buyingDays(from: string): Promise<readonly (readonly string[])[]> {
  const rows = await readPool()<{ days: string[] }[]>`
    SELECT array_agg(DISTINCT business_date::text ORDER BY business_date::text) AS days FROM purchases
    WHERE member_id > 0 AND NOT is_return AND business_date <= ${AS_OF} GROUP BY member_id`;
  return rows.map(({ days }) => days).filter(([first = '']) => first >= `${from}-01`);
}

describe('the curve of repeat purchases', () => {
  it('is what walking the days on which each member bought gives', async () => {
    const from = '2024-11';
    const { tables } = await runQuery(repeatCurveReport, { from }, ACTOR);
    const members = await buyingDays(from);
    const expected = [2, 3, 4, 5].flatMap((step) =>
      CURVE_DAYS.map((days) => {
        const had = members.filter((on) => {
          const before = on[step - 2];
          return before !== undefined && addDays(before, days) <= AS_OF;
        });
        const made = had.filter((on) => {
          const [before, next] = [on[step - 2], on[step - 1]];
          return before !== undefined && next !== undefined && daysBetween(before, next) <= days;
        });
        return [step, days, had.length, made.length];
      }),
    );
    expect(tables.curve.map((row) => [row.step, row.days, row.hadTime, row.boughtInTime])).toEqual(
      expected,
    );
    expect(tables.curve[0]?.hadTime).toBeGreaterThan(100);
  });

  it('agrees at 90 days with the way to repeat purchases', async () => {
    const { tables } = await runQuery(repeatCurveReport, {}, ACTOR);
    const way = await runQuery(repeatReport, {}, ACTOR);
    for (const { step, hadTime, boughtInTime } of way.tables.steps.slice(1)) {
      const point = tables.curve.find((row) => row.step === step && row.days === 90);
      expect(point).toMatchObject({ hadTime, boughtInTime });
    }
  });

  it.each([
    {},
    { from: '2025-01', to: '2025-09', asOf: '2026-03-15' },
    { tier: 'gold', from: '2024-11' },
    { storeFormat: 'express', joinedFrom: '2025-02-01' },
  ])('every point opens exactly its members, asked for %o', async (params) => {
    const given: Record<string, string> = { ...params };
    const { tables } = await runQuery(repeatCurveReport, given, ACTOR);
    expect(tables.curve.some(({ boughtInTime }) => boughtInTime > 0)).toBe(true);
    for (const { step, days, hadTime, boughtInTime } of tables.curve) {
      const opens = async (kind: string) =>
        (await behind('repeat-curve', given, `${kind}-${step}-${days}`)).members;
      expect([await opens('had'), await opens('in')]).toEqual([hadTime, boughtInTime]);
    }
  });
});
