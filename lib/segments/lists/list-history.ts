import 'server-only';
import type { Tx } from '@/db/write';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { keepRefresh, keepTurns } from '../refresh/keep-refresh';
import { requireFull } from './require-full';

/** A list, locked until the end of the transaction. Throws `not_found`, `wrong_state` for an archived one or one that is being filled. */
export async function lockList(
  tx: Tx,
  segmentId: number,
): Promise<{ readonly name: string; readonly version: number }> {
  const { rows } = await tx.client.query<{ name: string; version: number }>(
    `SELECT name, version FROM segments
     WHERE segment_id = $1 AND kind = 'list' FOR UPDATE`,
    [segmentId],
  );
  const [list] = rows;
  if (list === undefined) throw new AppError('not_found');
  await requireFull(tx, segmentId);
  return list;
}

type Edit = {
  readonly segmentId: number;
  readonly version: number;
  readonly entered: number;
  readonly gone: number;
  readonly now: Date;
  readonly startedMs: number;
  /** The beginning of a list tells of nobody. */
  readonly isFirst: boolean;
};

/** Appends what became of a list to its history, with those in `turned`. @returns how many of it are in force now */
export async function keepListHistory(tx: Tx, edit: Edit): Promise<number> {
  const { segmentId, version, entered, gone, now, startedMs, isFirst } = edit;
  const { rows } = await tx.client.query<{ members: number; timeZone: string | null }>(
    `SELECT count(*)::int AS members, (SELECT time_zone FROM programme) AS "timeZone"
     FROM segment_members l JOIN member_sort_keys k USING (member_id) WHERE l.segment_id = $1 AND k.status = 'active'`,
    [segmentId],
  );
  const { members, timeZone } = rows[0] ?? { members: 0, timeZone: null };
  const refreshNo = await keepRefresh(tx, {
    segmentId,
    cause: 'edit',
    version,
    asOfOn: dayInZone(now, timeZone ?? 'Europe/Moscow'),
    now,
    members,
    entered,
    gone,
    tookMs: Math.round(performance.now() - startedMs),
  });
  if (!isFirst) await keepTurns(tx, { segmentId, refreshNo, now });
  return members;
}
