import 'server-only';
import type { Tx } from '@/db/write';
import type { UndoCounts } from '@/lib/domain/imports/undo';
import { judgedMade, NONE_GONE } from './members-sql';
import { runOn } from './rests-on';

/** Members that one transaction takes back. */
export const MEMBERS_AT_ONCE = 2_000;

const PAGE = `ORDER BY member_id LIMIT ${MEMBERS_AT_ONCE}`;

/** A till that serves one of them waits, and then finds nobody. */
const LOCK = [
  `SELECT FROM members WHERE member_id IN (SELECT member_id FROM made) ORDER BY member_id FOR UPDATE`,
  `SELECT FROM member_summary WHERE member_id IN (SELECT member_id FROM made) ORDER BY member_id FOR UPDATE`,
] as const;

/** What is the import's own or counted from others, in the order of its foreign keys. */
const REMOVE = [
  'recent_members',
  'point_sum_moves',
  'mechanic_retries',
  'mechanic_wakes',
  'tier_replays',
  'tier_standings',
  'segment_changes',
  'member_outlooks',
  'member_rhythms',
  'member_attributes',
  'member_months',
  'member_sort_keys',
  'member_summary',
  'identity_claims',
  'cards',
  'member_profiles',
  'members',
] as const;

const COUNT = `
  SELECT count(*)::int AS looked, count(*) FILTER (WHERE stays IS NULL)::int AS "membersGone",
    count(*) FILTER (WHERE stays = 'buys')::int AS "membersBuys",
    count(*) FILTER (WHERE stays = 'changed')::int AS "membersChanged",
    count(*) FILTER (WHERE stays = 'work')::int AS "membersWork"
  FROM judged`;

/** The next members whom the import made. */
const MADE = `CREATE TEMP TABLE made ON COMMIT DROP AS
  SELECT member_id FROM import_members WHERE import_id = $1 AND before IS NULL ${PAGE}`;

/**
 * Takes the next members back that an import made and on whom nothing rests. Their receipts of the import are gone before. Null: there
 * are no more of them.
 */
export async function undoMade({ client }: Tx, importId: number): Promise<UndoCounts | null> {
  await client.query(MADE, [importId]);
  for (const statement of LOCK) await client.query(statement);
  const judged = await judgedMade(runOn({ client }), { gone: NONE_GONE, page: PAGE });
  await client.query(`CREATE TEMP TABLE judged ON COMMIT DROP AS ${judged}`, [importId]);
  const { rows } = await client.query<UndoCounts & { looked: number }>(COUNT);
  const { looked = 0, ...counts } = rows[0] ?? {};
  if (looked === 0) return null;
  await client.query("SELECT set_config('vernost.undoing', $1, true)", [String(importId)]);
  for (const table of REMOVE) {
    await client.query(
      `DELETE FROM ${table} x USING judged j WHERE x.member_id = j.member_id AND j.stays IS NULL`,
    );
  }
  await client.query(
    'DELETE FROM import_members x USING judged j WHERE x.import_id = $1 AND x.member_id = j.member_id',
    [importId],
  );
  return counts;
}
