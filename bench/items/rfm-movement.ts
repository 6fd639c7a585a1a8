import { keepRfmMonth } from '@/lib/analytics/commands/keep-rfm-month';
import { previewRfmModel } from '@/lib/analytics/queries/preview-rfm-model';
import { rfmMovementReport } from '@/lib/analytics/reports/rfm-movement/query';
import { systemActor } from '@/lib/domain/access/actor';
import { type RfmCut, STANDARD_CUT } from '@/lib/domain/analytics/rfm-model/cut';
import { present } from '@/lib/domain/shared/assert';
import { addMonths, monthOf } from '@/lib/domain/shared/calendar';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import type { BenchItem } from '../bench-item';
import { inTurns, timed } from '../measure';

const RUNS = 9;
/** Months of the worker or of the demo go first: an ended month is scored once. */
const EMPTY = `
  BEGIN;
  SELECT set_config('vernost.actor', 'system:bench', true);
  DELETE FROM rfm_scorings;
  COMMIT`;
const OF_LINES: RfmCut = { ...STANDARD_CUT, money: 'gross', frequency: 'lines' };

/** The movement report over a year, the preview of a model while it is written, and what keeping a month takes and holds. */
export const rfmMovement: BenchItem = async ({ actor, client }) => {
  const reference = () => client.query('SELECT count(*) FROM member_summary');
  const against = 'bare count(*) of member_summary';
  const { rows } = await client.query<{ cutId: number; asOfOn: string }>(
    `SELECT v.cut_id AS "cutId", (SELECT as_of_on::text FROM analytics_state) AS "asOfOn"
     FROM rfm_saved_models m JOIN rfm_saved_versions v USING (model_id, version) WHERE m.is_default`,
  );
  const { cutId, asOfOn } = present(rows[0], 'there is a default model');
  const now = monthOf(asOfOn);
  const year = addMonths(now, -12);
  const system = systemActor('bench');
  const keep = (month: string) => runCommand(keepRfmMonth, { cutId, month }, system);
  await client.query(EMPTY);
  const ended = await timed(() => keep(year));
  const unfinished = await timed(() => keep(now));
  const movement = await inTurns(
    { ours: () => runQuery(rfmMovementReport, { from: year }, actor), reference },
    RUNS,
  );
  const preview = async (cut: RfmCut) =>
    inTurns({ ours: () => runQuery(previewRfmModel, { cut }, actor), reference }, RUNS);
  const size = await client.query<{ rows: number; megabytes: string }>(
    `SELECT count(*)::int AS rows, round(sum(pg_column_size(b.*)) / 1048576.0, 1)::text AS megabytes
     FROM rfm_score_blocks b WHERE cut_id = $1 AND month = $2`,
    [cutId, `${now}-01`],
  );
  const purchases = await timed(() => client.query('SELECT count(*) FROM purchases'));
  const kept = `${size.rows[0]?.rows} rows, ${size.rows[0]?.megabytes} MB kept`;
  const read = { reference: purchases, against: 'bare count(*) of purchases', unit: 'ms' as const };
  return [
    { name: 'RFM movement over a year', ...movement, against, unit: 'ms' },
    { name: 'Preview of an RFM model', ...(await preview(STANDARD_CUT)), against, unit: 'ms' },
    { name: 'Preview by lines of receipts', ...(await preview(OF_LINES)), against, unit: 'ms' },
    { name: `Scoring the present month, ${kept}`, ours: unfinished, ...read },
    { name: 'Scoring a month as of its end', ours: ended, ...read },
  ];
};
