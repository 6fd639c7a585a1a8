import { beforeAll, describe, expect, it } from 'vitest';
import { loadPurchases, readFixture } from '@/db/testing/load-purchases';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { retentionReport } from './query';

const ACTOR = systemActor('test');

async function rowsOf(parameters: { from: string; to: string; asOf: string; joinedFrom?: string }) {
  const { tables } = await runQuery(retentionReport, parameters, ACTOR);
  return Object.fromEntries(
    [...Map.groupBy(tables.cohorts, (cell) => cell.cohort)].map(([cohort, cells]) => [
      cohort,
      cells.map((cell) => cell.customers),
    ]),
  );
}

describe.each([
  ['sums by cohort', {}],
  ['each member', { joinedFrom: '1990-01-01' }],
])('cohorts as published, from %s', (_, filter) => {
  beforeAll(async () => {
    await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      const { rows } = await tx.client.query('SELECT FROM identity_claims LIMIT 1');
      if (rows.length > 0) return;
      await tx.client.query(`INSERT INTO programme (name, currency) VALUES ('Test', 'USD')`);
      await tx.client.query(`UPDATE analytics_state SET as_of_on = '2026-11-20'`);
      await loadPurchases(tx, [
        ...readFixture('cdnow-sample'),
        ...readFixture('online-retail-invoices'),
      ]);
      await rebuildDerived(tx);
    });
  });

  it('CDNOW: 781, 857 and 719 people; 124, 134, 87 buy a month later, 95, 110, 84 two later', async () => {
    const rows = await rowsOf({ from: '1997-01', to: '1997-03', asOf: '1998-06-30', ...filter });
    expect(rows['1997-01']?.slice(0, 3)).toEqual([781, 124, 95]);
    expect(rows['1997-02']?.slice(0, 3)).toEqual([857, 134, 110]);
    expect(rows['1997-03']?.slice(0, 3)).toEqual([719, 87, 84]);
    expect(rows['1997-01']).toHaveLength(18);
  });

  it('Online Retail: nine cohorts, customers active in each month', async () => {
    const rows = await rowsOf({ from: '2010-12', to: '2011-08', asOf: '2011-08-31', ...filter });
    expect(rows).toEqual({
      '2010-12': [885, 324, 286, 340, 321, 352, 321, 309, 313],
      '2011-01': [417, 92, 111, 96, 134, 120, 103, 101],
      '2011-02': [380, 71, 71, 108, 103, 94, 96],
      '2011-03': [452, 68, 114, 90, 101, 76],
      '2011-04': [300, 64, 61, 63, 59],
      '2011-05': [284, 54, 49, 49],
      '2011-06': [242, 42, 38],
      '2011-07': [188, 34],
      '2011-08': [169],
    });
  });
});
