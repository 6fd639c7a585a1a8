import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { foldPointSums } from '@/lib/points/commands/fold-sums';
import type { BenchItem } from '../bench-item';
import { median, timed } from '../measure';

/** Receipts, revenue and members by month from nothing but purchases. */
const FROM_RAW = `
  SELECT date_trunc('month', business_date)::date AS month, count(DISTINCT member_id) AS buyers,
    count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
  FROM purchases WHERE member_id <> 0 AND business_date > (SELECT as_of_on - 790 FROM analytics_state) GROUP BY 1`;

const RUNS = 7;
/** It takes half a minute on a million members. */
const RAW_RUNS = 1;

const ASKED = {
  'Overview, 30 days': {},
  'Overview against the year before, weekdays matched': { vs: 'year', weekdays: 'matched' },
  'Overview of a store': { inStore: 1 },
  'Overview of a store format': { inFormat: 'express' },
} as const;

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await timed(work));
  return median(all);
}

/** The overview as it opens, against a year before, and of one store or format, against its months from raw purchases. */
export const overviewItem: BenchItem = async ({ actor, client }) => {
  // As the worker leaves them: the demo has posted all of its points at once.
  while ((await runCommand(foldPointSums, {}, systemActor('bench'))).isMore);
  const reference = await medianOf(RAW_RUNS, () => client.query(FROM_RAW));
  const against = 'the same months from raw purchases';
  const measured = [];
  for (const [name, params] of Object.entries(ASKED)) {
    const read = () => runQuery(overviewReport, params, actor);
    await read();
    measured.push({
      name,
      ours: await medianOf(RUNS, read),
      reference,
      against,
      unit: 'ms',
    } as const);
  }
  return measured;
};
