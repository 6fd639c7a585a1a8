import 'server-only';
import type { Tx } from '@/db/write';
import type { ChangeReason, ChangeWay } from '@/lib/domain/segments/kept-membership';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { tellEndpoints } from '../refresh/keep-refresh';

/** A member who came to a place in a list or lost it for what became of the member. */
export type ListMove = {
  readonly segmentId: number;
  readonly memberId: number;
  readonly way: ChangeWay;
  readonly reason: Extract<ChangeReason, 'merge' | 'unmerge' | 'erasure'>;
  /** The other member of the merge. */
  readonly otherId: number | null;
  /** Whether the member is among those who count. */
  readonly isInForce: boolean;
};

/** A list of more members is not counted again for one of them: its size goes on from the one that was told last. */
const COUNTED_AGAIN = 100_000;

/**
 * Locks the lists where any of the members has a place, until the end of the transaction: they change by nobody else meanwhile. Taken
 * last, after members, households and accounts.
 */
export async function lockListsOf({ client }: Tx, memberIds: readonly number[]): Promise<void> {
  await client.query(
    `SELECT FROM segments WHERE segment_id IN (SELECT segment_id FROM segment_members WHERE member_id = ANY ($1::bigint[]))
     ORDER BY segment_id FOR UPDATE`,
    [memberIds],
  );
}

/** Of the lists that are in use, a look each. */
const KEEP = `
  WITH moved AS (
    SELECT segment_id, count(*) FILTER (WHERE way = 'entered') AS entered, count(*) FILTER (WHERE way = 'left') AS gone,
      coalesce(sum(CASE way WHEN 'entered' THEN 1 ELSE -1 END) FILTER (WHERE in_force), 0) AS turn
    FROM unnest($1::int[], $2::text[], $3::boolean[]) m (segment_id, way, in_force) GROUP BY 1
  )
  INSERT INTO segment_refreshes (segment_id, refresh_no, cause, version, as_of_on, refreshed_at, members, entered, gone, took_ms)
  SELECT s.segment_id, coalesce(l.refresh_no, 0) + 1, 'member', s.version, $4::date, $5::timestamptz,
    CASE WHEN l.members > ${COUNTED_AGAIN} THEN greatest(l.members + m.turn, 0) ELSE (
      SELECT count(*) FROM segment_members p JOIN member_sort_keys k USING (member_id)
      WHERE p.segment_id = s.segment_id AND k.status = 'active') END, m.entered, m.gone, 0
  FROM moved m JOIN segments s USING (segment_id) LEFT JOIN LATERAL (
    SELECT refresh_no, members FROM segment_refreshes r WHERE r.segment_id = s.segment_id ORDER BY refresh_no DESC LIMIT 1) l ON true
  WHERE s.archived_at IS NULL
  RETURNING segment_id AS "segmentId", refresh_no AS "refreshNo"`;

const CHANGES = `
  INSERT INTO segment_changes (member_id, segment_id, refresh_no, way, reason, other_id)
  SELECT m.member_id, r.segment_id, r.refresh_no, m.way, m.reason, m.other_id
  FROM unnest($1::int[], $2::int[]) r (segment_id, refresh_no)
  JOIN unnest($3::int[], $4::bigint[], $5::text[], $6::text[], $7::bigint[]) m (segment_id, member_id, way, reason, other_id) USING (segment_id)`;

/**
 * Appends to the history of each list in use who entered and who left, and tells the endpoints that asked. The caller has locked
 * the lists, and the places and the states of the members are as they are from now on.
 */
export async function tellMoves(tx: Tx, moves: readonly ListMove[], now: Date): Promise<void> {
  if (moves.length === 0) return;
  const { client } = tx;
  const { rows: zones } = await client.query<{ timeZone: string }>(
    'SELECT time_zone AS "timeZone" FROM programme',
  );
  const { rows: looks } = await client.query<{ segmentId: number; refreshNo: number }>(KEEP, [
    moves.map(({ segmentId }) => segmentId),
    moves.map(({ way }) => way),
    moves.map(({ isInForce }) => isInForce),
    dayInZone(now, zones[0]?.timeZone ?? 'Europe/Moscow'),
    now,
  ]);
  await client.query(CHANGES, [
    looks.map(({ segmentId }) => segmentId),
    looks.map(({ refreshNo }) => refreshNo),
    moves.map(({ segmentId }) => segmentId),
    moves.map(({ memberId }) => memberId),
    moves.map(({ way }) => way),
    moves.map(({ reason }) => reason),
    moves.map(({ otherId }) => otherId),
  ]);
  await tellEndpoints(tx, looks, now);
}
