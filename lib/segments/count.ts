import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { boundSql, compileSegment, type SegmentSource } from './compile';

/** How many members a definition leaves, and what each part of it does. */
export type SegmentCounts = {
  /** Members in force. */
  readonly all: number;
  readonly total: number;
  /** Of all members in force, who fit each condition alone, in the order they are read. */
  readonly alone: readonly number[];
  /** Who is left after each item of what is included and then of what is excluded. */
  readonly left: readonly number[];
};

/** Runs a query of pieces. */
export async function readRows<Row extends object>(read: Read, query: SQL): Promise<Row[]> {
  const { text, parameters } = boundSql(query);
  return await read.unsafe<Row[]>(text, [...parameters] as never[]);
}

/** Everything in one pass over the members. */
export async function countSegment(
  read: Read,
  definition: SegmentDefinition,
  source: SegmentSource,
): Promise<SegmentCounts> {
  const { from, isLooked, flags, steps, isIn } = compileSegment(definition, source);
  const flag = (index: number) => sql.raw(`c${index}`);
  const columns = flags.map((where, index) => sql`${where} AS ${flag(index)}`);
  const counted = (where: SQL) => sql`count(*) FILTER (WHERE ${where})::int`;
  const isAny = (isExcluded: boolean) =>
    (isExcluded ? definition.exclude : definition.include)?.join === 'any';
  const left = steps.map((_, upTo) => leftAfter(steps.slice(0, upTo + 1)));

  /** What is left once these items have been read. */
  function leftAfter(read: typeof steps): SQL {
    const part = (isExcluded: boolean): SQL | null => {
      const own = read.filter((step) => step.isExcluded === isExcluded);
      const word = isAny(isExcluded) ? sql` OR ` : sql` AND `;
      return own.length === 0
        ? null
        : sql`(${sql.join(
            own.map((step) => step.holds(flag)),
            word,
          )})`;
    };
    return sql`${part(false) ?? sql`true`} AND NOT ${part(true) ?? sql`false`}`;
  }

  const list = (pieces: readonly SQL[]) =>
    pieces.length === 0 ? sql`'{}'::int[]` : sql`ARRAY[${sql.join([...pieces], sql`, `)}]`;
  // OFFSET 0 keeps the columns where they are: pulled up, each condition would be worked out once for each time it is counted.
  const [row] = await readRows<SegmentCounts>(
    read,
    sql`SELECT count(*)::int AS "all", ${counted(isIn(flag))} AS total,
      ${list(flags.map((_, index) => counted(flag(index))))} AS alone, ${list(left.map(counted))} AS "left"
      FROM (SELECT ${columns.length === 0 ? sql`1` : sql.join(columns, sql`, `)} ${from} WHERE ${isLooked} OFFSET 0) looked`,
  );
  return row ?? { all: 0, total: 0, alone: [], left: [] };
}
