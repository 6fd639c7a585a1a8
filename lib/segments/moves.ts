import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';
import { MOVED_MEMBERS } from '@/lib/domain/segments/segment-page';
import {
  type CompiledSegment,
  compileSegment,
  fromTables,
  IN_FORCE,
  type SegmentSource,
} from './compile';
import { readRows } from './count';
import { toldMembers } from './told-members';

/** One definition and what stands in its place. */
export type ChangedDefinition = {
  readonly before: SegmentDefinition;
  readonly after: SegmentDefinition;
};

/** All that both ask, as one definition: what a source has to know for them. It is read and never kept, however deep it is. */
export function askedByBoth({ before, after }: ChangedDefinition): SegmentDefinition {
  const items = [before, after].flatMap(({ include, exclude }) =>
    [include, exclude].filter((group) => group !== null),
  );
  return { version: 1, include: items.length === 0 ? null : { join: 'any', items }, exclude: null };
}

const inside = ({ isIn, flags }: CompiledSegment): SQL =>
  isIn((index) => flags[index] ?? sql`false`);

/** FROM of all members with what both ask, and whether one is in before and after. */
function compileBoth({ before, after }: ChangedDefinition, source: SegmentSource) {
  const parts = [compileSegment(before, source), compileSegment(after, source)] as const;
  return {
    from: fromTables(parts.flatMap(({ conditions }) => conditions.flatMap(({ needs }) => needs))),
    wasIn: inside(parts[0]),
    isIn: inside(parts[1]),
  };
}

/** How many members in force come in by the change and how many go, in one pass. */
export async function countMoves(
  read: Read,
  change: ChangedDefinition,
  source: SegmentSource,
): Promise<Readonly<Record<ChangeWay, number>>> {
  const { from, wasIn, isIn } = compileBoth(change, source);
  // OFFSET 0: whether one is in is worked out once, not once for each figure.
  const [row] = await readRows<Record<ChangeWay, number>>(
    read,
    sql`SELECT count(*) FILTER (WHERE is_in AND NOT was_in)::int AS entered,
        count(*) FILTER (WHERE was_in AND NOT is_in)::int AS "left"
      FROM (SELECT ${wasIn} AS was_in, ${isIn} AS is_in ${from} WHERE ${IN_FORCE} OFFSET 0) looked`,
  );
  return row ?? { entered: 0, left: 0 };
}

/** Who goes one way, by their numbers: a page after a member. */
export async function moversOf(
  read: Read,
  {
    change,
    source,
    way,
    afterMember,
  }: {
    readonly change: ChangedDefinition;
    readonly source: SegmentSource;
    readonly way: ChangeWay;
    readonly afterMember: number;
  },
) {
  const { from, wasIn, isIn } = compileBoth(change, source);
  const moves = way === 'entered' ? sql`${isIn} AND NOT ${wasIn}` : sql`${wasIn} AND NOT ${isIn}`;
  const order = sql`k.member_id`;
  const picked = sql`SELECT k.* ${from} WHERE ${IN_FORCE} AND k.member_id > ${afterMember}::bigint AND ${moves}
    ORDER BY ${order} LIMIT ${MOVED_MEMBERS + 1}`;
  const found = await toldMembers(read, { picked, order });
  const members = found.slice(0, MOVED_MEMBERS);
  const next = found.length > MOVED_MEMBERS ? (members.at(-1)?.memberId ?? null) : null;
  return { members, next };
}
