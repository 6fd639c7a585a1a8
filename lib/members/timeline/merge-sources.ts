import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { TIMELINE_PAGE_SIZE, type TimelineCursor } from '@/lib/domain/members/timeline/timeline';
import { addDays } from '@/lib/domain/shared/calendar';
import { joinFragments } from '../join-fragments';
import type { TimelineSource } from './source';

/** A row of any source, with who did it. */
export type TimelineRow = {
  readonly happenedAt: Date;
  readonly atMicros: string;
  readonly source: string;
  readonly key: string;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly data: never;
};

type Input = {
  readonly memberId: number;
  readonly numbers: readonly number[];
  readonly cursor: TimelineCursor | null;
  readonly sources: readonly TimelineSource[];
};

/** A page and one entry more: whether there is an earlier one. */
const ROWS = TIMELINE_PAGE_SIZE + 1;
/** No zone is further than 14 hours from UTC, and a business day at most one from the calendar's. */
const DAYS_AROUND = 2;
const MICROS_PER_MS = 1000n;

/** The day after which nothing before the cursor can have happened. */
function untilOn(cursor: TimelineCursor | null): string | null {
  if (cursor === null) return null;
  const moment = new Date(Number(BigInt(cursor.atMicros) / MICROS_PER_MS));
  return addDays(moment.toJSON().slice(0, 10), DAYS_AROUND);
}

/** Entries of one moment are told apart by their source, then by its key: the condition for one source. */
function beyond(read: Read, cursor: TimelineCursor | null, source: string) {
  return (moment: string, key: string): Fragment => {
    if (cursor === null) return read`true`;
    const at = read`timestamptz 'epoch' + ${cursor.atMicros}::bigint * interval '1 microsecond'`;
    const sql = read.unsafe(moment);
    if (source !== cursor.source) {
      return read`${sql} ${read.unsafe(source < cursor.source ? '<=' : '<')} ${at}`;
    }
    return read`(${sql}, (${read.unsafe(key)}) COLLATE "C") < (${at}, ${cursor.key}::text)`;
  };
}

/** The newest rows of one source beyond the cursor. */
export function rowsOfSource(
  read: Read,
  source: TimelineSource,
  { memberId, numbers, cursor }: Omit<Input, 'sources'>,
): Fragment {
  return source.rows({
    read,
    memberId,
    numbers,
    before: beyond(read, cursor, source.id),
    untilOn: untilOn(cursor),
    newest: (moment, key) =>
      read`ORDER BY ${read.unsafe(`${moment} DESC, (${key}) COLLATE "C" DESC`)} LIMIT ${ROWS}`,
  });
}

/** The newest rows of all sources beyond the cursor, one more than a page holds. */
export async function mergeSources(read: Read, input: Input): Promise<readonly TimelineRow[]> {
  const pieces = input.sources.map(
    (source) => read`
      SELECT happened_at, ${source.id}::text AS source, key::text, actor::text, data
      FROM (${rowsOfSource(read, source, input)}) rows`,
  );
  const all = joinFragments(read, pieces, 'UNION ALL');
  if (all === null) return [];
  return read<TimelineRow[]>`
    SELECT t.happened_at AS "happenedAt", (extract(epoch FROM t.happened_at) * 1000000)::bigint::text AS "atMicros",
      t.source, t.key, t.actor, u.name AS "actorName", t.data
    FROM (
      SELECT * FROM (${all}) everything
      ORDER BY happened_at DESC, source COLLATE "C" DESC, key COLLATE "C" DESC LIMIT ${ROWS}
    ) t
    LEFT JOIN users u ON t.actor = 'user:' || u.user_id
    ORDER BY t.happened_at DESC, t.source COLLATE "C" DESC, t.key COLLATE "C" DESC`;
}
