import { rescoreRfm } from '@/lib/analytics/commands/rescore-rfm';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import type { BenchItem } from '../bench-item';
import { median, timed } from '../measure';

/** The same scores from nothing but purchases: sums by member, cut-offs, scores. */
const FROM_RAW = `
  WITH buyers AS MATERIALIZED (
    SELECT member_id, a.as_of_on - max(business_date) FILTER (WHERE NOT is_return) AS recency,
           count(*) FILTER (WHERE NOT is_return) AS frequency, sum(amount_minor) AS monetary
      FROM purchases CROSS JOIN analytics_state a
     WHERE member_id <> 0 AND business_date > (SELECT as_of_on - 365 FROM analytics_state)
     GROUP BY member_id, a.as_of_on
    HAVING count(*) FILTER (WHERE NOT is_return) > 0
  ), edges AS (
    SELECT percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY recency) AS r,
           percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY frequency) AS f,
           percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY monetary) AS m
      FROM buyers
  )
  SELECT sum(5 - width_bucket(recency - 1, e.r)) AS r, sum(1 + width_bucket(frequency - 1, e.f)) AS f,
         sum(1 + width_bucket(monetary - 1, e.m)) AS m
    FROM buyers CROSS JOIN edges e`;

/** Every score is wiped before a run, so that every row is written; the table is packed again after it. */
const WIPE = `
  BEGIN;
  SELECT set_config('vernost.actor', 'system:bench', true);
  UPDATE member_summary SET r = NULL, f = NULL, m = NULL WHERE r IS NOT NULL;
  COMMIT`;
const RUNS = 3;

/** Rescoring of all members against the same scores computed from raw purchases. */
export const fullRescoring: BenchItem = async ({ client }) => {
  const system = systemActor('bench');
  const rescore = () => runCommand(rescoreRfm, {}, system);
  const all: number[] = [];
  const raw: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await client.query(WIPE);
    await client.query('VACUUM (FULL, ANALYZE) member_summary');
    all.push(await timed(rescore));
    raw.push(await timed(() => client.query(FROM_RAW)));
  }
  await client.query('VACUUM (FULL, ANALYZE) member_summary');
  const unchanged: number[] = [];
  for (let run = 0; run < RUNS; run += 1) unchanged.push(await timed(rescore));
  const reference = median(raw);
  const against = 'the same scores from raw purchases';
  return [
    {
      name: 'Full rescoring, every row written',
      ours: median(all),
      reference,
      against,
      unit: 'ms',
    },
    {
      name: 'Full rescoring, nothing changed',
      ours: median(unchanged),
      reference,
      against,
      unit: 'ms',
    },
  ];
};
