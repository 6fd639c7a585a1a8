import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { monthParameter } from '@/lib/domain/analytics/report-parameters';
import type { RfmCut } from '@/lib/domain/analytics/rfm-model/cut';
import { cutInput } from '@/lib/domain/analytics/rfm-model/model-input';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { majorUnitOf } from '../major-unit';
import { BLOCK_MEMBERS } from '../rfm-models/blocks-sql';
import { isInSummary, type Scoring, scoredSql } from '../rfm-models/scored-sql';

type Known = {
  readonly cut: unknown;
  readonly currency: string;
  readonly stateOn: string;
  readonly isMonthEnd: boolean | null;
};

async function known(tx: Tx, cutId: number, monthOn: string): Promise<Known> {
  const { rows } = await tx.client.query<Known>(
    `SELECT c.definition AS cut, coalesce((SELECT currency FROM programme), 'RUB') AS currency,
       a.as_of_on::text AS "stateOn", s.is_month_end AS "isMonthEnd"
     FROM rfm_cuts c CROSS JOIN analytics_state a
     LEFT JOIN rfm_scorings s ON s.cut_id = c.cut_id AND s.month = $2::date
     WHERE c.cut_id = $1`,
    [cutId, monthOn],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** Scores everybody into a table of the transaction, which its statements read; answers how many buyers there are. */
async function score(tx: Tx, scoring: Scoring): Promise<number> {
  const { ctes, values } = scoredSql(scoring);
  await tx.client.query('DROP TABLE IF EXISTS kept_scores');
  // A table cannot be made of a statement with values: it is made empty and filled.
  await tx.client.query(
    `CREATE TEMP TABLE kept_scores (member_id bigint, code smallint, frequency bigint, money bigint) ON COMMIT DROP`,
  );
  const { rowCount } = await tx.client.query(
    `WITH ${ctes} INSERT INTO kept_scores SELECT member_id, code, frequency, money FROM scored`,
    values,
  );
  // What reads it next is planned by its real size.
  await tx.client.query('ANALYZE kept_scores');
  return rowCount ?? 0;
}

const CELLS = `
  INSERT INTO rfm_scoring_cells (cut_id, month, code, customers, frequency, money_minor)
  SELECT $1, $2, code, count(*), sum(frequency), sum(money) FROM kept_scores GROUP BY code`;

/** Two bytes a member, zero where a member has no score. */
const BLOCKS = `
  INSERT INTO rfm_score_blocks (cut_id, month, block, codes)
  SELECT $1, $2, b.block, string_agg(int2send(coalesce(s.code, 0::smallint)), ''::bytea ORDER BY i)
  FROM (SELECT DISTINCT (member_id / ${BLOCK_MEMBERS})::int AS block FROM kept_scores) b
  CROSS JOIN generate_series(0, ${BLOCK_MEMBERS - 1}) i
  LEFT JOIN kept_scores s ON s.member_id = b.block::bigint * ${BLOCK_MEMBERS} + i
  GROUP BY b.block`;

async function keep(tx: Tx, of: { cutId: number; monthOn: string }, scoring: Scoring) {
  const key = [of.cutId, of.monthOn];
  await tx.client.query('DELETE FROM rfm_scorings WHERE cut_id = $1 AND month = $2', key);
  const buyers = await score(tx, scoring);
  const isMonthEnd = scoring.asOfOn === lastDayOf(of.monthOn.slice(0, 7));
  await tx.client.query(
    `INSERT INTO rfm_scorings (cut_id, month, as_of_on, is_month_end, buyers) VALUES ($1, $2, $3, $4, $5)`,
    [...key, scoring.asOfOn, isMonthEnd, buyers],
  );
  if (buyers >= RFM_MIN_BUYERS) {
    await tx.client.query(CELLS, key);
    await tx.client.query(BLOCKS, key);
  }
  return { buyers, asOfOn: scoring.asOfOn, isMonthEnd };
}

function sourceOf(cut: RfmCut, asOfOn: string, stateOn: string): Scoring['source'] {
  return asOfOn === stateOn && isInSummary(cut) ? 'summary' : 'purchases';
}

/**
 * Scores a month of a cut as of its last day, or as of today while it is not over, and keeps the score of every buyer. What was kept at
 * the end of a month is never scored again: a purchase that comes late does not change it. Under 100 buyers nobody has a score.
 */
export const keepRfmMonth = defineCommand({
  id: 'analytics.keepRfmMonth',
  permission: 'system.run',
  input: z.object({ cutId: idInput, month: monthParameter }),
  isRepeatable: true,
  run: async ({ tx, input: { cutId, month } }) => {
    const monthOn = `${month}-01`;
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('rfm_month'), $1)", [cutId]);
    const { cut: kept, currency, stateOn, isMonthEnd } = await known(tx, cutId, monthOn);
    if (isMonthEnd === true || monthOn > stateOn) return { result: null, changes: [] };
    const cut = cutInput.parse(kept);
    const endOn = lastDayOf(month);
    const asOfOn = endOn < stateOn ? endOn : stateOn;
    const source = sourceOf(cut, asOfOn, stateOn);
    const scoring = { cut, asOfOn, source, oneIn: 1, majorUnit: majorUnitOf(currency) };
    const result = await keep(tx, { cutId, monthOn }, scoring);
    return {
      result,
      changes: [
        {
          subjectKind: 'rfmScoring',
          subjectId: `${cutId} ${month}`,
          before: null,
          after: result,
        },
      ],
    };
  },
});
