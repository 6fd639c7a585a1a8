import type { Client } from 'pg';
import { pointsReport } from '@/lib/analytics/reports/points/query';
import { pointsLifeReport } from '@/lib/analytics/reports/points-life/query';
import { runQuery } from '@/lib/kernel/query';
import type { BenchContext, BenchItem } from '../bench-item';
import { type Measurement, median, timed } from '../measure';

const RUNS = 9;
const RAW_RUNS = 1;
const PAGE_TARGET_MS = 200;
const REPLAY_TARGET_MS = 1_000;
const FOLDED = 50_000;

/** What the page shows, from nothing but the ledger. */
const FROM_RAW = `
  WITH days AS (
    SELECT (booked_at AT TIME ZONE 'Europe/Moscow')::date AS day, kind, sum(amount), sum(pending), sum(debt)
      FROM point_entries GROUP BY 1, 2
  ), lots AS (
    SELECT date_trunc('month', l.earned_at AT TIME ZONE 'Europe/Moscow') AS earned, date_trunc('month', l.expires_at AT TIME ZONE 'Europe/Moscow') AS ends,
           date_trunc('month', e.booked_at AT TIME ZONE 'Europe/Moscow') AS month, e.kind, sum(t.amount)
      FROM point_allocations t JOIN point_lots l USING (member_id, lot_id) JOIN point_entries e ON e.member_id = t.member_id AND e.seq = t.seq
     GROUP BY 1, 2, 3, 4
  )
  SELECT (SELECT count(*) FROM days), (SELECT count(*) FROM lots)`;

async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await timed(work));
  return median(all);
}

/** Taking entries into the sums, a step of the worker, against writing as many narrow rows; undone after. */
async function measureFold(client: Client): Promise<Measurement> {
  await client.query('BEGIN');
  try {
    await client.query("SELECT set_config('vernost.actor', 'system:bench', true)");
    const queued = `INSERT INTO point_sum_queue (member_id, seq) SELECT member_id, seq FROM point_entries LIMIT ${FOLDED}`;
    const reference = await timed(() => client.query(queued));
    const ours = await timed(() => client.query(`SELECT fold_point_sums(${FOLDED}, 0)`));
    const rate = (ms: number) => (FOLDED / ms) * 1_000;
    return {
      name: 'Entries taken into the sums of points',
      ours: rate(ours),
      reference: rate(reference),
      against: 'noting them',
      unit: 'rows/s',
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

/** The page of points, whole and filtered, another life, and what the worker does for it. */
export const liability: BenchItem = async ({ actor, client }: BenchContext) => {
  const page = (params: Parameters<typeof runQuery<(typeof pointsReport)['input'], unknown>>[1]) =>
    medianOf(RUNS, () => runQuery(pointsReport, params, actor));
  await runQuery(pointsReport, {}, actor);
  const raw = await medianOf(RAW_RUNS, () => client.query(FROM_RAW));
  const target = (name: string, ours: number, most = PAGE_TARGET_MS): Measurement => ({
    name,
    ours,
    reference: most,
    against: 'target',
    unit: 'ms',
  });
  return [
    {
      name: 'Page of points',
      ours: await page({}),
      reference: raw,
      against: 'the same sums from the ledger',
      unit: 'ms',
    },
    target('Page of points, the same', await page({})),
    target('Page of points of a tier', await page({ tier: 'gold' })),
    target('Page of points of a store format', await page({ storeFormat: 'express' })),
    target('Page of points by week', await page({ step: 'week' })),
    target(
      'Another life of points, 180 days',
      await medianOf(3, () => runQuery(pointsLifeReport, { life: '180' }, actor)),
      REPLAY_TARGET_MS,
    ),
    await measureFold(client),
  ];
};
