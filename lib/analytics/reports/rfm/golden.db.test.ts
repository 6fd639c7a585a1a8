import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadPurchases, readFixture } from '@/db/testing/load-purchases';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { analyticsState } from '../../analytics-state';
import { rfmReport } from './query';
import { planRfm, scoredMembers } from './scored-members';
import { rfmParameters } from './spec';

const ACTOR = systemActor('test');
/** The other files stand in the same programme: the window leaves them out. */
const PARAMETERS = { asOf: '2006-12-31', since: '1999-01-01', binning: 'r-package' } as const;

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await tx.client.query(`INSERT INTO programme (name, currency) VALUES ('Test', 'USD')`);
    await loadPurchases(tx, [
      ...readFixture('rfm-orders'),
      ...readFixture('cdnow-sample'),
      ...readFixture('online-retail-invoices'),
    ]);
    await rebuildDerived(tx);
  });
});

describe('the orders file of the R package rfm, as published', () => {
  it('995 customers are cut at the published edges', async () => {
    const { facts, tables } = await runQuery(rfmReport, PARAMETERS, ACTOR);
    expect(facts).toMatchObject({ buyers: 995, customers: 995, receipts: 4906, isEnough: true });
    expect(tables.edges.map((edge) => edge.recencyDays)).toEqual([115, 181, 297.4, 482]);
    expect(tables.edges.map((edge) => edge.frequency)).toEqual([4, 5, 6, 8]);
    expect(tables.edges.map((edge) => edge.monetaryMinor)).toEqual([
      25_580n,
      38_200n,
      50_640n,
      66_600n,
    ]);
  });

  it('the named groups have the published customers, orders and revenue', async () => {
    const { tables } = await runQuery(rfmReport, PARAMETERS, ACTOR);
    const found = tables.groups
      .filter((group) => group.customers > 0)
      .map((group) => [group.group, group.customers, group.receipts, group.revenueMinor / 100n]);
    expect(found.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['aboutToSleep', 102, 283, 23_449n],
      ['atRisk', 28, 216, 22_227n],
      ['cantLose', 47, 274, 32_446n],
      ['champions', 35, 316, 31_646n],
      ['lost', 148, 393, 35_324n],
      ['loyal', 170, 799, 76_562n],
      ['needAttention', 10, 57, 4_562n],
      ['new', 104, 329, 28_837n],
      ['potentialLoyalist', 342, 2_211, 204_856n],
      ['promising', 9, 28, 4_249n],
    ]);
  });

  it.each([
    ['Brion Stark', 229, 8, 852n, 355],
    ['Ethyl Botsford', 252, 8, 526n, 354],
    ['Hosteen Jacobi', 545, 4, 300n, 122],
    ['Edw Frami', 44, 10, 868n, 555],
    ['Josef Lemke', 48, 5, 391n, 533],
    ['Julisa Halvorson', 127, 12, 987n, 455],
    ['Judyth Lueilwitz', 662, 5, 552n, 134],
    ['Mekhi Goyette', 416, 4, 350n, 222],
    ['Hansford Moen', 186, 7, 1004n, 345],
    ['Fount Flatley', 146, 11, 937n, 455],
  ])(
    '%s bought %i days ago, %i times for %i: %i',
    async (name, recency, receipts, revenue, code) => {
      const read = readPool();
      const parameters = rfmParameters.parse(PARAMETERS);
      const plan = planRfm(parameters, await analyticsState(read));
      const [row] = await read`
      SELECT recency_days, receipts, revenue_minor / 100 AS revenue, r * 100 + f * 10 + m AS code
      FROM (${scoredMembers(read, parameters, plan)}) scored
      JOIN identity_claims i USING (member_id) WHERE i.value = ${name}`;
      expect(row).toEqual({ recency_days: recency, receipts, revenue, code });
    },
  );
});
