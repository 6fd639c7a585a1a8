import 'server-only';
import type { Tx } from '@/db/write';
import type { ChangeReason, ListSource } from '@/lib/domain/segments/kept-membership';
import { LIST_MEMBERS_MAX } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';

/** Who can stand in a list: others will never be in force again. */
export const LISTABLE = "status IN ('prospect', 'active', 'suspended')";

/** Opens the temporary table `batch`: members who are put into a list or taken out of it. */
export async function openBatch({ client }: Tx): Promise<void> {
  await client.query('CREATE TEMP TABLE batch (member_id bigint PRIMARY KEY) ON COMMIT DROP');
  await client.query(
    'CREATE TEMP TABLE turned (member_id bigint, way text, reason text, conditions smallint[], other_id bigint) ON COMMIT DROP',
  );
}

/** Lays members into `batch`; who is there already is passed over. */
export async function fillBatch({ client }: Tx, memberIds: readonly number[]): Promise<void> {
  await client.query('INSERT INTO batch SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING', [
    memberIds,
  ]);
}

type Adding = {
  readonly segmentId: number;
  readonly source: ListSource;
  readonly reason: ChangeReason;
  readonly now: Date;
};

/**
 * Puts the members of `batch` into a list; who came with a merge stands there by themselves from now on. Those who entered are in
 * `turned`. Throws `too_many` at 1,000,000. @returns how many entered
 */
export async function addBatch(
  { client }: Tx,
  { segmentId, source, reason, now }: Adding,
): Promise<number> {
  const { rowCount } = await client.query(
    `WITH added AS (
       INSERT INTO segment_members AS o (member_id, segment_id, source, added_at)
       SELECT member_id, $1, $2, $3 FROM batch JOIN members USING (member_id) WHERE ${LISTABLE}
       ON CONFLICT (member_id, segment_id) DO UPDATE SET source = EXCLUDED.source, via_id = NULL WHERE o.via_id IS NOT NULL
       RETURNING member_id, xmax = 0 AS is_new
     )
     INSERT INTO turned SELECT member_id, 'entered', $4 FROM added WHERE is_new`,
    [segmentId, source, now, reason],
  );
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM segment_members WHERE segment_id = $1',
    [segmentId],
  );
  if ((rows[0]?.count ?? 0) > LIST_MEMBERS_MAX) {
    throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
  }
  return rowCount ?? 0;
}

/** Takes the members of `batch` out of a list; those who left are in `turned`. @returns how many */
export async function removeBatch({ client }: Tx, segmentId: number): Promise<number> {
  const { rowCount } = await client.query(
    `WITH gone AS (
       DELETE FROM segment_members m USING batch b WHERE m.member_id = b.member_id AND m.segment_id = $1 RETURNING m.member_id
     )
     INSERT INTO turned SELECT member_id, 'left', 'hand' FROM gone`,
    [segmentId],
  );
  return rowCount ?? 0;
}
