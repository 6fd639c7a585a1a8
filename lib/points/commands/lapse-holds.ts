import 'server-only';
import { defineCommand } from '@/lib/kernel/command';
import { laneInput } from '../lanes';
import { planByIndexes } from '../plan-by-indexes';

const LOCK_ACCOUNTS = `
  SELECT array_agg(id)::text AS ids FROM (
    SELECT member_id AS id FROM point_accounts WHERE member_id IN (
      SELECT member_id FROM point_holds WHERE state = 'open' AND lapses_at <= $1 AND member_id % $3 = $4
      ORDER BY lapses_at, member_id LIMIT $2)
    ORDER BY member_id FOR UPDATE) AS locked`;

const LAPSE = `
  WITH lapsed AS (
    UPDATE point_holds SET state = 'lapsed', ended_at = $1
    WHERE state = 'open' AND lapses_at <= $1 AND member_id = ANY($2::bigint[]) RETURNING member_id, hold_id
  ), freed AS (
    SELECT l.member_id, l.lot_id, sum(l.amount) AS amount FROM lapsed JOIN point_hold_lots l USING (member_id, hold_id)
    GROUP BY l.member_id, l.lot_id
  ), lots AS (
    UPDATE point_lots l SET held = l.held - f.amount FROM freed f WHERE l.member_id = f.member_id AND l.lot_id = f.lot_id
  )
  SELECT count(*)::int AS holds FROM lapsed`;

/** Ends the holds whose time is over; what they promised can be spent again. Answers how many; a second run finds none. */
export const lapseHolds = defineCommand({
  id: 'points.lapseHolds',
  permission: 'system.run',
  isRepeatable: true,
  input: laneInput,
  run: async ({ tx, now, input: { lane, lanes, atOnce } }) => {
    await planByIndexes(tx);
    const locked = await tx.client.query<{ ids: string | null }>(LOCK_ACCOUNTS, [
      now,
      atOnce,
      lanes,
      lane,
    ]);
    const ids = locked.rows[0]?.ids ?? null;
    if (ids === null) return { result: 0, changes: [] };
    const { rows } = await tx.client.query<{ holds: number }>(LAPSE, [now, ids]);
    const holds = rows[0]?.holds ?? 0;
    if (holds === 0) return { result: 0, changes: [] };
    return {
      result: holds,
      changes: [{ subjectKind: 'pointHold', subjectId: 'lapse', before: null, after: { holds } }],
    };
  },
});
