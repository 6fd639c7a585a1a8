import { retentionReport } from '@/lib/analytics/reports/retention/query';
import { runQuery } from '@/lib/kernel/query';
import type { BenchItem } from '../bench-item';
import { BENCH_FROM_MONTH } from '../bench-programme';
import { type Measurement, median, timed } from '../measure';

/** Customers and revenue by true cohort and month from nothing but purchases. */
const FROM_RAW = `
  WITH months AS MATERIALIZED (
    SELECT member_id, date_trunc('month', business_date)::date AS month,
           count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
      FROM purchases WHERE member_id <> 0 GROUP BY 1, 2
  ), firsts AS (
    SELECT member_id, min(month) AS cohort FROM months WHERE receipts > 0 GROUP BY member_id
  )
  SELECT cohort, month, count(*) FILTER (WHERE receipts > 0) AS customers, sum(revenue) AS revenue
    FROM months JOIN firsts USING (member_id) GROUP BY cohort, month`;

/** Cohorts that no sums are kept of: each is read from members' months, weeks from purchases. */
const FROM_MEMBERS = [
  ['by quarter', { grain: 'quarter' }],
  ['by week', { grain: 'week' }],
  ['of joining', { start: 'joined' }],
  ['of the first use of a card', { start: 'card' }],
  ['with receipts', { metric: 'receipts' }],
] as const;

const RUNS = 9;
/** It takes a minute on a million members. */
const RAW_RUNS = 1;

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await timed(work));
  return median(all);
}

/** The whole cohort triangle, from the sums and filtered, against the same from raw purchases. */
export const retentionMatrix: BenchItem = async ({ actor, client }) => {
  const whole = { from: BENCH_FROM_MONTH };
  const plain = () => runQuery(retentionReport, whole, actor);
  const byStore = () => runQuery(retentionReport, { ...whole, storeFormat: 'express' }, actor);
  const byTier = () => runQuery(retentionReport, { ...whole, tier: 'gold' }, actor);
  await plain();
  const reference = await medianOf(RAW_RUNS, () => client.query(FROM_RAW));
  const against = 'the same cohorts from raw purchases';
  const fromMembers: Measurement[] = [];
  for (const [name, asked] of FROM_MEMBERS) {
    const ours = await medianOf(3, () => runQuery(retentionReport, asked, actor));
    fromMembers.push({ name: `Retention ${name}`, ours, reference, against, unit: 'ms' });
  }
  return [
    { name: 'Retention matrix', ours: await medianOf(RUNS, plain), reference, against, unit: 'ms' },
    {
      name: 'Retention matrix of a store format',
      ours: await medianOf(RUNS, byStore),
      reference,
      against,
      unit: 'ms',
    },
    {
      name: 'Retention matrix of a tier',
      ours: await medianOf(3, byTier),
      reference,
      against,
      unit: 'ms',
    },
    ...fromMembers,
  ];
};
