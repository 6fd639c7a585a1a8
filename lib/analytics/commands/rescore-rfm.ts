import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { RFM_MIN_BUYERS, STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { refillRfmCells } from '@/lib/purchases/posting/rfm-cells';
import { rfmEdgesSql } from '../rfm-edges-sql';

type Edges = {
  readonly asOfOn: string;
  readonly buyers: number;
  readonly recency: string[] | null;
  readonly frequency: string[] | null;
  readonly monetary: string[] | null;
};

/** Cuts the buyers of the summary's 365-day window into five by each value. */
async function computeEdges(tx: Tx): Promise<Edges> {
  const edges = rfmEdgesSql('quintiles', {
    from: `member_summary CROSS JOIN (SELECT as_of_on FROM analytics_state) a WHERE receipts_365 > 0`,
    recency: 'a.as_of_on - last_purchase_on',
    frequency: 'receipts_365',
    monetary: 'revenue_365_minor',
    majorUnit: 1,
  });
  const { rows } = await tx.client.query<Edges>(
    `SELECT (SELECT as_of_on::text FROM analytics_state) AS "asOfOn", e.buyers,
            e.recency_edges::text[] AS recency, e.frequency_edges::text[] AS frequency,
            e.monetary_edges::text[] AS monetary
     FROM (${edges}) e`,
  );
  return present(rows[0], 'edges are one row');
}

/** A score, or null where there is none; `$1` says whether there are buyers enough. Quintile edges are whole. */
const scoreOf = (expression: string) =>
  `(CASE WHEN $1 AND receipts_365 > 0 THEN ${expression} END)::smallint`;

const R = scoreOf('5 - width_bucket(($2::date - last_purchase_on)::bigint, $3::bigint[])');
const F = scoreOf('1 + width_bucket(receipts_365::bigint, $4::bigint[])');
const M = scoreOf('1 + width_bucket(revenue_365_minor, $5::bigint[])');

/**
 * Writes the scores that changed and no others: an update of every row would double the table. The expressions
 * read the row itself, so a purchase posted meanwhile is scored as it stands.
 */
async function writeScores(tx: Tx, edges: Edges): Promise<number> {
  const isEnough = edges.buyers >= RFM_MIN_BUYERS;
  const { rowCount } = await tx.client.query(
    `UPDATE member_summary SET r = ${R}, f = ${F}, m = ${M}
     WHERE (r, f, m) IS DISTINCT FROM (${R}, ${F}, ${M})`,
    [isEnough, edges.asOfOn, edges.recency ?? [], edges.frequency ?? [], edges.monetary ?? []],
  );
  return rowCount ?? 0;
}

/** Keeps the edges; null when there are too few buyers to cut. */
async function insertModel(tx: Tx, edges: Edges): Promise<number | null> {
  if (edges.buyers < RFM_MIN_BUYERS) return null;
  const { rows } = await tx.client.query<{ rfmModelId: number }>(
    `INSERT INTO rfm_models (as_of_on, window_days, buyers, recency_edges, frequency_edges, monetary_edges)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING rfm_model_id AS "rfmModelId"`,
    [
      edges.asOfOn,
      STORED_WINDOW_DAYS,
      edges.buyers,
      edges.recency,
      edges.frequency,
      edges.monetary,
    ],
  );
  return present(rows[0], 'the model was inserted').rfmModelId;
}

/**
 * Scores all members anew: quintile edges over the 365-day window of the summary as of `analytics_state.as_of_on`,
 * a new row of rfm_models, and r, f, m where they changed. Under 100 buyers there is no model and nobody has scores.
 */
export const rescoreRfm = defineCommand({
  id: 'analytics.rescoreRfm',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('rescore_rfm'))");
    const edges = await computeEdges(tx);
    const rfmModelId = await insertModel(tx, edges);
    const rescored = await writeScores(tx, edges);
    if (rescored > 0) await refillRfmCells(tx);
    await tx.client.query('UPDATE analytics_state SET rfm_model_id = $1', [rfmModelId]);
    const result = { rfmModelId, buyers: edges.buyers, rescored };
    return {
      result,
      changes: [
        {
          subjectKind: 'rfmModel',
          subjectId: rfmModelId ?? 'none',
          before: null,
          after: { ...result },
        },
      ],
    };
  },
});
