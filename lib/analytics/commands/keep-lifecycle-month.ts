import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { monthParameter } from '@/lib/domain/analytics/report-parameters';
import { present } from '@/lib/domain/shared/assert';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { defineCommand } from '@/lib/kernel/command';
import { STAGE_BLOCK_MEMBERS } from '../lifecycle/kept-stages';
import { stagesSql } from '../lifecycle/stages-sql';

type Known = {
  readonly stateOn: string;
  readonly isMonthEnd: boolean | null;
  /** The rhythms of last night know the whole of the day. */
  readonly isCounted: boolean;
};

async function known(tx: Tx, monthOn: string): Promise<Known> {
  const { rows } = await tx.client.query<Known>(
    `SELECT a.as_of_on::text AS "stateOn", m.is_month_end AS "isMonthEnd",
       coalesce((SELECT rhythms_on >= a.as_of_on FROM outlook_state), false) AS "isCounted"
     FROM analytics_state a LEFT JOIN lifecycle_months m ON m.month = $1::date`,
    [monthOn],
  );
  return present(rows[0], 'analytics_state has its row');
}

const CELLS = `
  INSERT INTO lifecycle_cells (month, stage, customers)
  SELECT $1, stage, count(*) FROM kept_stages GROUP BY stage`;

/** A byte a member, zero where a member had not bought. */
const BLOCKS = `
  INSERT INTO lifecycle_blocks (month, block, stages)
  SELECT $1, b.block, string_agg(set_byte('\\x00'::bytea, 0, coalesce(s.stage, 0)), ''::bytea ORDER BY i)
  FROM (SELECT DISTINCT (member_id / ${STAGE_BLOCK_MEMBERS})::int AS block FROM kept_stages) b
  CROSS JOIN generate_series(0, ${STAGE_BLOCK_MEMBERS - 1}) i
  LEFT JOIN kept_stages s ON s.member_id = b.block::bigint * ${STAGE_BLOCK_MEMBERS} + i
  GROUP BY b.block`;

type Kept = { readonly asOfOn: string; readonly isMonthEnd: boolean; readonly customers: number };

async function keep(
  tx: Tx,
  { monthOn, asOfOn, isCounted }: { monthOn: string; asOfOn: string; isCounted: boolean },
): Promise<Kept> {
  await tx.client.query('DELETE FROM lifecycle_months WHERE month = $1', [monthOn]);
  await tx.client.query('DROP TABLE IF EXISTS kept_stages');
  // A table cannot be made of a statement with values: it is made empty and filled.
  await tx.client.query(
    'CREATE TEMP TABLE kept_stages (member_id bigint, stage int, typical int) ON COMMIT DROP',
  );
  const { rowCount } = await tx.client.query(
    `INSERT INTO kept_stages ${stagesSql(isCounted ? 'rhythms' : 'purchases')}`,
    [asOfOn],
  );
  // What reads it next is planned by its real size.
  await tx.client.query('ANALYZE kept_stages');
  const isMonthEnd = asOfOn === lastDayOf(monthOn.slice(0, 7));
  await tx.client.query(
    `INSERT INTO lifecycle_months (month, as_of_on, is_month_end, long_gap_days)
     VALUES ($1, $2, $3, (SELECT max(typical) FROM kept_stages))`,
    [monthOn, asOfOn, isMonthEnd],
  );
  await tx.client.query(CELLS, [monthOn]);
  await tx.client.query(BLOCKS, [monthOn]);
  return { asOfOn, isMonthEnd, customers: rowCount ?? 0 };
}

/**
 * Keeps the stage of the lifecycle of everybody who had bought by the end of a month, or by today while it is not over. What was kept at
 * the end of a month is never told anew: a purchase that comes late does not change it.
 */
export const keepLifecycleMonth = defineCommand({
  id: 'analytics.keepLifecycleMonth',
  permission: 'system.run',
  input: z.object({ month: monthParameter }),
  isRepeatable: true,
  run: async ({ tx, input: { month } }) => {
    const monthOn = `${month}-01`;
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('lifecycle_month'))");
    const { stateOn, isMonthEnd, isCounted } = await known(tx, monthOn);
    if (isMonthEnd === true || monthOn > stateOn) return { result: null, changes: [] };
    const endOn = lastDayOf(month);
    const asOfOn = endOn < stateOn ? endOn : stateOn;
    const result = await keep(tx, {
      ...{ monthOn, asOfOn },
      isCounted: isCounted && asOfOn === stateOn,
    });
    return {
      result,
      changes: [
        { subjectKind: 'lifecycleMonth', subjectId: month, before: null, after: { ...result } },
      ],
    };
  },
});
