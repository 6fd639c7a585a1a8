import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/write';
import { LIST_MEMBERS_MAX, LIST_PART_MEMBERS } from '@/lib/domain/segments/limits';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { sourceInTx } from '../named-segments';
import { runSql } from '../run-sql';
import { segmentMembers } from '../segment-members';
import { LISTABLE } from './batch';
import { keepListHistory } from './list-history';

type NewFill = {
  readonly segmentId: number;
  /** Whose members it is to have. */
  readonly fromSegmentId: number | null;
  readonly now: Date;
};

/** Begins to fill a list: with nobody yet, or with who is in a segment, which `laySegment` works out. */
export async function openFill(
  { client }: Tx,
  { segmentId, fromSegmentId, now }: NewFill,
): Promise<void> {
  await client.query(
    `INSERT INTO list_fills (segment_id, from_segment_id, members, asked_at, due_at)
     VALUES ($1, $2::int, CASE WHEN $2::int IS NULL THEN 0 END, $3, $3)`,
    [segmentId, fromSegmentId, now],
  );
}

/** Lays a piece of the members that a list will have. */
export async function layPart(
  { client }: Tx,
  segmentId: number,
  memberIds: readonly number[],
): Promise<void> {
  await client.query(
    `WITH laid AS (UPDATE list_fills SET members = members + cardinality($2::bigint[]) WHERE segment_id = $1)
     INSERT INTO list_parts (segment_id, part, member_ids)
     SELECT $1, coalesce(max(part), 0) + 1, $2::bigint[] FROM list_parts WHERE segment_id = $1`,
    [segmentId, memberIds],
  );
}

/**
 * Lays who is in the segment that a list keeps, at this moment. Throws `not_found` when what it says is not understood any more,
 * `too_many` beyond 1,000,000.
 */
export async function laySegment(
  tx: Tx,
  { segmentId, fromSegmentId }: { readonly segmentId: number; readonly fromSegmentId: number },
  now: Date,
): Promise<void> {
  const { rows } = await tx.client.query<{ definition: unknown; timeZone: string | null }>(
    `SELECT v.definition, (SELECT time_zone FROM programme) AS "timeZone"
     FROM segments s JOIN segment_versions v USING (segment_id, version) WHERE s.segment_id = $1`,
    [fromSegmentId],
  );
  const [row] = rows;
  const definition = row === undefined ? null : readDefinition(row.definition).definition;
  if (definition === null) throw new AppError('not_found');
  const timeZone = row?.timeZone ?? 'Europe/Moscow';
  const todayOn = dayInZone(now, timeZone);
  const source = await sourceInTx(tx, definition, { todayOn, timeZone });
  await runSql(
    tx,
    sql`INSERT INTO list_parts (segment_id, part, member_ids)
      SELECT ${segmentId}::int, n / ${LIST_PART_MEMBERS}::int + 1, array_agg(member_id ORDER BY member_id)
      FROM (SELECT member_id, row_number() OVER (ORDER BY member_id) - 1 AS n FROM (${segmentMembers(definition, source)}) inside) numbered
      GROUP BY 1, 2`,
  );
  const { rows: laid } = await tx.client.query<{ members: number }>(
    `UPDATE list_fills SET members = (SELECT coalesce(sum(cardinality(member_ids)), 0) FROM list_parts WHERE segment_id = $1)
     WHERE segment_id = $1 RETURNING members`,
    [segmentId],
  );
  if ((laid[0]?.members ?? 0) > LIST_MEMBERS_MAX) {
    throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
  }
}

/** Who was merged since they were chosen has the place too, out of force: the merge gives it on when the list is whole. */
const PUT = `
  WITH taken AS (
    DELETE FROM list_parts WHERE segment_id = $1 AND part = (SELECT min(part) FROM list_parts WHERE segment_id = $1) RETURNING member_ids
  ), put AS (
    UPDATE list_fills SET put = put + (SELECT coalesce(sum(cardinality(member_ids)), 0) FROM taken), failures = 0
    WHERE segment_id = $1 AND EXISTS (SELECT FROM taken)
  ), added AS (
    INSERT INTO segment_members (member_id, segment_id, source, added_at)
    SELECT member_id, $1, $2, $3 FROM taken CROSS JOIN unnest(member_ids) t (member_id) JOIN members USING (member_id)
    WHERE ${LISTABLE} OR status = 'merged' ON CONFLICT DO NOTHING
  )
  SELECT FROM taken`;

const MERGED_MEANWHILE = `
  INSERT INTO segment_members (member_id, segment_id, source, via_id, added_at)
  SELECT m.merged_into, l.segment_id, 'merge', m.member_id, $2 FROM segment_members l JOIN members m USING (member_id)
  WHERE l.segment_id = $1 AND m.status = 'merged' ON CONFLICT DO NOTHING`;

type Filling = {
  readonly segmentId: number;
  readonly version: number;
  readonly source: 'selection' | 'segment';
  readonly now: Date;
  /** When the filling began, on the clock of `performance`. */
  readonly startedMs: number;
};

/** Puts the next piece of members into a list. @returns whether there was one */
export async function putPart(
  { client }: Tx,
  { segmentId, source, now }: Filling,
): Promise<boolean> {
  return (await client.query(PUT, [segmentId, source, now])).rowCount !== 0;
}

/** Ends the filling of a list: its history begins. @returns how many stand in it, and how many of them are in force */
export async function endFill(
  tx: Tx,
  filling: Filling,
): Promise<{ readonly entered: number; readonly members: number }> {
  const { segmentId, version, now, startedMs } = filling;
  await tx.client.query(MERGED_MEANWHILE, [segmentId, now]);
  const { rows } = await tx.client.query<{ entered: number }>(
    `SELECT count(*)::int AS entered FROM segment_members JOIN members USING (member_id)
     WHERE segment_id = $1 AND status <> 'merged'`,
    [segmentId],
  );
  const entered = rows[0]?.entered ?? 0;
  const told = { segmentId, version, entered, gone: 0, now, startedMs, isFirst: true };
  const members = await keepListHistory(tx, told);
  await tx.client.query('DELETE FROM list_fills WHERE segment_id = $1', [segmentId]);
  return { entered, members };
}
