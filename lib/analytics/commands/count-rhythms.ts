import 'server-only';
import { z } from 'zod';
import { RHYTHM_MIN_GAPS } from '@/lib/domain/analytics/lifecycle';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { type CommandOutcome, defineCommand } from '@/lib/kernel/command';

/** Members that one run looks at. */
const AT_ONCE = 20_000;

/** A quantile of gaps where they are a rhythm. */
const gap = (share: string, of: string) =>
  `CASE WHEN count(gap)${of} >= ${RHYTHM_MIN_GAPS} THEN percentile_disc(${share}) WITHIN GROUP (ORDER BY gap)${of} END`;

/** $1, $2: members after the one and up to the other. */
const COUNT = `
  WITH stale AS MATERIALIZED (
    SELECT s.member_id, s.receipts FROM member_summary s LEFT JOIN member_rhythms h USING (member_id)
    WHERE s.member_id > $1 AND s.member_id <= $2 AND s.receipts <> coalesce(h.receipts, 0)
  ), days AS (
    SELECT DISTINCT b.member_id, b.business_date AS day FROM purchases b
    WHERE b.member_id > $1 AND b.member_id <= $2 AND NOT b.is_return AND b.member_id IN (SELECT member_id FROM stale)
  ), gaps AS (
    SELECT member_id, day, day - lag(day) OVER member AS gap, lead(day) OVER member IS NULL AS is_latest
    FROM days WINDOW member AS (PARTITION BY member_id ORDER BY day)
  ), gone AS (
    DELETE FROM member_rhythms WHERE member_id IN (SELECT member_id FROM stale WHERE receipts = 0)
  )
  INSERT INTO member_rhythms AS h (member_id, receipts, purchase_days, first_on, last_on, usual_gap_days, long_gap_days,
    last_gap_days, earlier_long_gap_days)
  SELECT member_id, s.receipts, count(*), min(day), max(day), ${gap('0.5', '')}, ${gap('0.9', '')},
    max(gap) FILTER (WHERE is_latest), ${gap('0.9', ' FILTER (WHERE NOT is_latest)')}
  FROM gaps JOIN stale s USING (member_id) GROUP BY member_id, s.receipts
  ON CONFLICT (member_id) DO UPDATE SET receipts = excluded.receipts, purchase_days = excluded.purchase_days,
    first_on = excluded.first_on, last_on = excluded.last_on, usual_gap_days = excluded.usual_gap_days,
    long_gap_days = excluded.long_gap_days, last_gap_days = excluded.last_gap_days,
    earlier_long_gap_days = excluded.earlier_long_gap_days`;

type RhythmsCounted = { readonly lastId: number | null; readonly counted: number };

/**
 * Counts the rhythm of the next 20,000 members after one, of those whose receipts are others than when they were counted; a second
 * run changes nothing. When nobody is left it writes down the day, and the gap that stands in for who has no rhythm: the
 * middle one of the members' long gaps. `lastId` null: that was the end.
 */
export const countRhythms = defineCommand({
  id: 'analytics.countRhythms',
  permission: 'system.run',
  input: z.object({ afterId: z.number().int().min(0) }),
  isRepeatable: true,
  run: async ({ tx, input: { afterId }, now }): Promise<CommandOutcome<RhythmsCounted>> => {
    const { rows } = await tx.client.query<{ lastId: number | null }>(
      `SELECT max(member_id)::float8 AS "lastId" FROM (
         SELECT member_id FROM member_summary WHERE member_id > $1 ORDER BY member_id LIMIT $2) next`,
      [afterId, AT_ONCE],
    );
    const lastId = rows[0]?.lastId ?? null;
    if (lastId !== null) {
      const { rowCount } = await tx.client.query(COUNT, [afterId, lastId]);
      const counted = rowCount ?? 0;
      return {
        result: { lastId, counted },
        changes:
          counted === 0
            ? []
            : [
                {
                  subjectKind: 'memberRhythms',
                  subjectId: lastId,
                  before: null,
                  after: { counted },
                },
              ],
      };
    }
    const ended = await tx.client.query<{ longGapDays: number | null; timeZone: string }>(
      `SELECT (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY long_gap_days) FROM member_rhythms) AS "longGapDays",
         coalesce((SELECT time_zone FROM programme), 'UTC') AS "timeZone"`,
    );
    const { longGapDays, timeZone } = ended.rows[0] ?? { longGapDays: null, timeZone: 'UTC' };
    const rhythmsOn = dayInZone(now, timeZone);
    await tx.client.query(
      `INSERT INTO outlook_state (long_gap_days, rhythms_on) VALUES ($1, $2)
       ON CONFLICT (state_id) DO UPDATE SET long_gap_days = excluded.long_gap_days, rhythms_on = excluded.rhythms_on`,
      [longGapDays, rhythmsOn],
    );
    return {
      result: { lastId: null, counted: 0 },
      changes: [
        {
          subjectKind: 'outlookState',
          subjectId: 1,
          before: null,
          after: { longGapDays, rhythmsOn },
        },
      ],
    };
  },
});
