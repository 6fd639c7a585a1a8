import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Read } from '@/db/read';
import { type BitCondition, countBits } from '@/lib/domain/segments/count-bits';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { boundSql, type CompiledSegment, compileSegment, type SegmentSource } from './compile';

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

/** Each condition doubles the groups that counts are made of at most: beyond this, members are counted one by one. */
const GROUPED_CONDITIONS_MAX = 10;

/**
 * Members by which conditions they fit, as c0, c1 ..., and how they are counted where a condition on these is true. In groups of `n`
 * each processor counts a part of them. Members of a SELECT would be read by each processor again; too many groups are no saving; and
 * where bits are asked one processor adds members up in half the time that it needs to group them: then it is one row a member.
 */
function lookedAt(compiled: CompiledSegment, inForce: Buffer | undefined) {
  const { from, isLooked, flags, conditions, hasSets } = compiled;
  const names = flags.map((_, index) => flagName(index));
  const columns = flags.map((where, index) => sql`${where} AS ${flagName(index)}`);
  const sumOf = (where: SQL) => sql`coalesce(sum(n) FILTER (WHERE ${where}), 0)::int`;
  const countOf = (where: SQL) => sql`(count(*) FILTER (WHERE ${where}))::int`;
  if (flags.length === 0) {
    return { rows: sql`SELECT count(*) AS n ${from} WHERE ${isLooked}`, counted: sumOf };
  }
  if (inForce !== undefined && flags.length <= GROUPED_CONDITIONS_MAX) {
    const asked = conditions.flatMap(({ bits, isNot }) =>
      bits === undefined ? [] : [{ bits, isNot }],
    );
    if (asked.length === flags.length) return { rows: countedRows(inForce, asked), counted: sumOf };
  }
  const hasBits = conditions.some(({ bits }) => bits !== undefined);
  const each = sql`${sql.join(columns, sql`, `)} ${from} WHERE ${isLooked}`;
  // OFFSET 0 keeps the columns where they are: pulled up, each condition would be worked out once for each time it is counted.
  if (hasSets || hasBits || flags.length > GROUPED_CONDITIONS_MAX) {
    return { rows: sql`SELECT ${each} OFFSET 0`, counted: countOf };
  }
  const grouped = sql`SELECT count(*) AS n, ${sql.join(names, sql`, `)} FROM (SELECT ${each}) fits GROUP BY ${sql.join(names, sql`, `)}`;
  return { rows: grouped, counted: sumOf };
}

/** Members by which conditions they fit, counted here; the statement has only to add them up. */
function countedRows(inForce: Buffer, conditions: readonly BitCondition[]): SQL {
  const counts = countBits(inForce, conditions);
  const fits = conditions.map(
    (_, index) => sql`pattern & ${2 ** index}::int <> 0 AS ${flagName(index)}`,
  );
  return sql`SELECT n, ${sql.join(fits, sql`, `)}
    FROM unnest(${sql.param(counts.map(({ members }) => members))}::int[], ${sql.param(counts.map(({ pattern }) => pattern))}::int[]) AS c (n, pattern)`;
}

const flagName = (index: number): SQL => sql.raw(`c${index}`);

/** Everything in one pass over the members. */
export async function countSegment(
  read: Read,
  definition: SegmentDefinition,
  source: SegmentSource,
): Promise<SegmentCounts> {
  const compiled = compileSegment(definition, source);
  const { flags, steps, isIn } = compiled;
  const { rows, counted } = lookedAt(compiled, source.inForce);
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
            own.map((step) => step.holds(flagName)),
            word,
          )})`;
    };
    return sql`${part(false) ?? sql`true`} AND NOT ${part(true) ?? sql`false`}`;
  }

  const list = (pieces: readonly SQL[]) =>
    pieces.length === 0 ? sql`'{}'::int[]` : sql`ARRAY[${sql.join([...pieces], sql`, `)}]`;
  const [row] = await readRows<SegmentCounts>(
    read,
    sql`SELECT ${counted(sql`true`)} AS "all", ${counted(isIn(flagName))} AS total,
      ${list(flags.map((_, index) => counted(flagName(index))))} AS alone, ${list(left.map(counted))} AS "left"
      FROM (${rows}) looked`,
  );
  return row ?? { all: 0, total: 0, alone: [], left: [] };
}
