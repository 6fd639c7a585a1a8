import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { STORED_WINDOW_DAYS } from '@/lib/domain/analytics/rfm-settings';
import { SUMMARY_WINDOWS_DAYS } from '@/lib/domain/purchases/states';
import { present } from '@/lib/domain/shared/assert';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { defineCommand } from '@/lib/kernel/command';
import { refillRfmCells } from '@/lib/purchases/posting/rfm-cells';

/** Days that a window of `days` loses (or, when the clock goes back, gains): after `from`, up to `to`. */
type Band = { readonly days: number; readonly from: string; readonly to: string };

function bands(earlier: string, later: string): readonly Band[] {
  return SUMMARY_WINDOWS_DAYS.map((days) => ({
    days,
    from: addDays(earlier, -days),
    to: addDays(later, -days),
  }));
}

/**
 * Takes the purchases of the bands out of (sign -1) or into (+1) the windows of the members who made them. A day
 * ahead touches three days of purchases, not the whole base.
 */
async function shift(tx: Tx, moved: readonly Band[], sign: 1 | -1): Promise<number> {
  const inBand = ({ from, to }: Band) =>
    `(business_date > '${from}'::date AND business_date <= '${to}'::date)`;
  const sums = moved
    .map(
      (
        band,
      ) => `count(*) FILTER (WHERE NOT is_return AND ${inBand(band)})::int AS receipts_${band.days},
        coalesce(sum(amount_minor) FILTER (WHERE ${inBand(band)}), 0)::bigint AS revenue_${band.days}_minor`,
    )
    .join(', ');
  const sets = moved
    .flatMap(({ days }) => [`receipts_${days}`, `revenue_${days}_minor`])
    .map((column) => `${column} = s.${column} + $1 * p.${column}`);
  // Who bought nothing in the scored window any more has no scores; the others keep theirs until the rescoring.
  const isBuyer = `s.receipts_${STORED_WINDOW_DAYS} + $1 * p.receipts_${STORED_WINDOW_DAYS} > 0`;
  const scores = ['r', 'f', 'm'].map(
    (score) => `${score} = CASE WHEN ${isBuyer} THEN s.${score} END`,
  );
  const { rowCount } = await tx.client.query(
    `WITH moved AS (
       UPDATE member_summary AS s SET ${[...sets, ...scores].join(', ')}
       FROM (SELECT member_id, ${sums} FROM purchases
             WHERE member_id > 0 AND (${moved.map(inBand).join(' OR ')}) GROUP BY member_id) p
       WHERE s.member_id = p.member_id
       RETURNING s.member_id, s.receipts_365, s.revenue_365_minor
     ), sorted AS (
       UPDATE member_sort_keys k SET receipts_365 = m.receipts_365, revenue_365_minor = m.revenue_365_minor
       FROM moved m WHERE k.member_id = m.member_id
         AND (k.receipts_365, k.revenue_365_minor) <> (m.receipts_365, m.revenue_365_minor)
     )
     SELECT FROM moved`,
    [sign],
  );
  return rowCount ?? 0;
}

async function readState(tx: Tx): Promise<{ asOfOn: string; timeZone: string }> {
  const { rows } = await tx.client.query<{ asOfOn: string; timeZone: string | null }>(
    `SELECT as_of_on::text AS "asOfOn", (SELECT time_zone FROM programme) AS "timeZone"
     FROM analytics_state`,
  );
  const row = present(rows[0], 'analytics_state has its row');
  return { asOfOn: row.asOfOn, timeZone: row.timeZone ?? 'UTC' };
}

/**
 * Moves the summary's 30, 60, 90 and 365-day windows to today in the programme's zone. Posting a purchase takes the same
 * lock shared, so none is counted by the wrong day. Already there: nothing happens.
 */
export const slideWindows = defineCommand({
  id: 'analytics.slideWindows',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('analytics_windows'))");
    const { asOfOn: before, timeZone } = await readState(tx);
    const asOfOn = dayInZone(now, timeZone);
    if (asOfOn === before) return { result: { asOfOn, members: 0 }, changes: [] };
    const members =
      asOfOn > before
        ? await shift(tx, bands(before, asOfOn), -1)
        : await shift(tx, bands(asOfOn, before), 1);
    await refillRfmCells(tx);
    await tx.client.query('UPDATE analytics_state SET as_of_on = $1', [asOfOn]);
    return {
      result: { asOfOn, members },
      changes: [
        {
          subjectKind: 'analyticsState',
          subjectId: 1,
          before: { asOfOn: before },
          after: { asOfOn, members },
        },
      ],
    };
  },
});
