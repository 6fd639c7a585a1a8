import { defineCheck } from '../check';

const GROUPS = `
  CROSS JOIN LATERAL (VALUES ('tier', coalesce(s.tier_id, 0)::integer), ('store', coalesce(s.home_store_id, 0)))
    AS g (grouped_by, group_id)
  CROSS JOIN (SELECT coalesce((SELECT time_zone FROM programme), 'UTC') AS zone) z`;

const ZONED = (moment: string) => `(${moment} AT TIME ZONE z.zone)::date`;

/** More than ever waits: what a night leaves. */
const ALL_WAITING = 5_000_000;

export const pointDays = defineCheck({
  id: 'point-days',
  proves: 'points by day, kind, tier and store, with what waits, equal the entries',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', grouped_by, group_id, booked_on, kind, is_gain) AS key,
           concat_ws(' ', k.entries, k.amount, k.pending, k.debt) AS stored,
           concat_ws(' ', f.entries, f.amount, f.pending, f.debt) AS found
      FROM (
        SELECT grouped_by, group_id, booked_on, kind, is_gain, sum(entries) AS entries, sum(amount) AS amount,
               sum(pending) AS pending, sum(debt) AS debt
          FROM (SELECT * FROM point_day_cells UNION ALL SELECT * FROM point_days_waiting(${ALL_WAITING})) kept
         GROUP BY 1, 2, 3, 4, 5
      ) k
      FULL JOIN (
        SELECT g.grouped_by, g.group_id, ${ZONED('e.booked_at')} AS booked_on, e.kind,
               e.amount + e.pending + e.debt > 0 AS is_gain, count(*) AS entries, sum(e.amount) AS amount,
               sum(e.pending) AS pending, sum(e.debt) AS debt
          FROM point_entries e LEFT JOIN member_summary s USING (member_id) ${GROUPS}
         GROUP BY 1, 2, 3, 4, 5
      ) f USING (grouped_by, group_id, booked_on, kind, is_gain)
     WHERE (coalesce(k.entries, 0), coalesce(k.amount, 0), coalesce(k.pending, 0), coalesce(k.debt, 0))
           IS DISTINCT FROM (coalesce(f.entries, 0), coalesce(f.amount, 0), coalesce(f.pending, 0), coalesce(f.debt, 0))`,
});

export const pointLotSums = defineCheck({
  id: 'point-lot-sums',
  proves: 'points by month of earning and of end, with what waits, equal the lots that are open',
  slicedBy: 'none',
  differences: `
    SELECT concat_ws(' ', grouped_by, group_id, 'earned', earned_in, 'ends', ends_in) AS key,
           concat_ws(' ', k.given, k.open) AS stored, concat_ws(' ', f.given, f.open) AS found
      FROM (
        SELECT grouped_by, group_id, earned_in, ends_in, sum(points) AS open, sum(points) FILTER (WHERE is_gain) AS given
          FROM (SELECT * FROM point_lot_cells UNION ALL SELECT * FROM point_lots_waiting(${ALL_WAITING})) kept
         GROUP BY 1, 2, 3, 4
      ) k
      FULL JOIN (
        SELECT g.grouped_by, g.group_id, date_trunc('month', ${ZONED('l.earned_at')})::date AS earned_in,
               coalesce(date_trunc('month', ${ZONED("(l.expires_at - interval '1 microsecond')")})::date, 'infinity')
                 AS ends_in,
               sum(l.remaining) AS open, sum(l.amount) AS given
          FROM point_lots l LEFT JOIN member_summary s USING (member_id) ${GROUPS}
         GROUP BY 1, 2, 3, 4
      ) f USING (grouped_by, group_id, earned_in, ends_in)
     WHERE (coalesce(k.given, 0), coalesce(k.open, 0)) IS DISTINCT FROM (coalesce(f.given, 0), coalesce(f.open, 0))`,
});
