import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Condition } from '@/lib/domain/segments/conditions/registry';
import {
  conditionsOf,
  type Group,
  type Item,
  isGroup,
  type SegmentDefinition,
} from '@/lib/domain/segments/definition';
import type { ActiveLadder } from '@/lib/tiers/engine/ladders';
import {
  type Predicate,
  type PredicateContext,
  SEGMENT_TABLES,
  type SegmentTable,
} from './predicate';
import { amongRead } from './predicates/pieces';
import { predicateOf } from './predicates/registry';

/** Text with $1, $2 … and what stands for them. */
export type BoundSql = { readonly text: string; readonly parameters: readonly unknown[] };

const dialect = new PgDialect();

/** SQL as drivers take it: every value of a definition is among the parameters. */
export function boundSql(query: SQL): BoundSql {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, parameters: params };
}

/** One member in 32, the same ones everywhere. */
const SAMPLE = (memberId: SQL): SQL => sql` AND ${memberId} & 31 = 0`;

/** Segments that definitions name, by their number; `definition` null: a list. */
export type NamedSegments = ReadonlyMap<number, { readonly definition: SegmentDefinition | null }>;

export type SegmentSource = {
  readonly todayOn: string;
  readonly timeZone: string;
  /** The segments that conditions may name; one that is not here has nobody. */
  readonly named: NamedSegments;
  /** Ladders in force, where a condition asks what tiers ask: `readAskedLadders` reads them. */
  readonly ladders?: readonly ActiveLadder[];
  /** Looks at one member in 32. */
  readonly isSample?: boolean;
  /** Where SELECTs over receipts and stores are answered elsewhere, what stands for one of them; each is read by PostgreSQL unless told. */
  readonly amongBuyers?: PredicateContext['amongBuyers'];
  /** Members in force, where others than PostgreSQL know of them: with it, what asks nothing but bits is counted without PostgreSQL. */
  readonly inForce?: Buffer;
  /** The day that kept sums end on, for who reads in one snapshot with it. Without it the statement itself asks. */
  readonly sumsOn?: string;
};

/** One condition of a definition, `not` left aside. */
export type CompiledCondition = Pick<Predicate, 'needs' | 'where' | 'reading' | 'bits'> & {
  readonly isSet: boolean;
  readonly isNot: boolean;
};

/** A definition in pieces of SQL: what queries of counts, lists and explanations are made of. */
export type CompiledSegment = {
  /** FROM of all members, as `k` and the tables that conditions ask. */
  readonly from: SQL;
  /** Whether a member is in force and looked at. */
  readonly isLooked: SQL;
  /** Each condition in the order it is read, included ones first, `not` applied: true or false, never null. */
  readonly flags: readonly SQL[];
  /** The same one by one, for who looks at many segments at once. */
  readonly conditions: readonly CompiledCondition[];
  /** Whether any condition reads members of its own. */
  readonly hasSets: boolean;
  /** Whether a member is in, of flags that `flag` names. */
  readonly isIn: (flag: (index: number) => SQL) => SQL;
  /** The same for one item of the outermost groups: of what is included, then of what is excluded. */
  readonly steps: readonly {
    readonly isExcluded: boolean;
    readonly holds: (flag: (index: number) => SQL) => SQL;
  }[];
};

type Flag = (index: number) => SQL;

/** Gives each condition its number while the tree is walked. */
function numbered(next: () => number) {
  const holds = (item: Item): ((flag: Flag) => SQL) => {
    if (!isGroup(item)) {
      const index = next();
      return (flag) => flag(index);
    }
    const within = item.items.map(holds);
    const word = item.join === 'all' ? sql` AND ` : sql` OR `;
    return (flag) =>
      sql`(${sql.join(
        within.map((each) => each(flag)),
        word,
      )})`;
  };
  return holds;
}

/** A SELECT of `member_id`: who is in a segment that is named. Those within it are among the named ones, and no circle is. */
function membersOf(source: SegmentSource, sampled: PredicateContext['sampled']) {
  return (segmentId: number): SQL => {
    const kept = source.named.get(segmentId);
    if (kept === undefined) return sql`SELECT 0::bigint WHERE false`;
    if (kept.definition === null) {
      return sql`SELECT l.member_id FROM segment_members l WHERE l.segment_id = ${segmentId}::int${sampled(sql`l.member_id`)}`;
    }
    return membersIn(compileSegment(kept.definition, source));
  };
}

/** A SELECT of `member_id`: who is in. */
export function membersIn({ from, isLooked, flags, isIn }: CompiledSegment): SQL {
  return sql`SELECT k.member_id ${from} WHERE ${isLooked} AND ${isIn((index) => flags[index] ?? sql`false`)}`;
}

/** FROM of all members, as `k`, and of tables. The sample is named for each: only then its index is enough. */
export function fromTables(
  tables: readonly SegmentTable[],
  sampled: PredicateContext['sampled'] = () => sql``,
): SQL {
  const joins = [...new Set(tables)].sort().map((table) => {
    const id = sql.raw(`${table}.member_id`);
    return sql`${sql.raw(SEGMENT_TABLES[table])} ON ${id} = k.member_id${sampled(id)}`;
  });
  return sql`FROM member_sort_keys k ${sql.join(joins, sql` `)}`;
}

/** Members who are in force. */
export const IN_FORCE = sql`k.status = 'active'`;

/** Compiles a definition for a day. */
export function compileSegment(
  { include, exclude }: SegmentDefinition,
  source: SegmentSource,
): CompiledSegment {
  const { todayOn, timeZone, isSample = false, sumsOn = null, amongBuyers = amongRead } = source;
  const sampled = isSample ? SAMPLE : () => sql``;
  const context: PredicateContext = {
    todayOn,
    timeZone,
    isSample,
    sumsOn,
    sampled,
    amongBuyers,
    get ladders() {
      if (source.ladders !== undefined) return source.ladders;
      throw new Error('Invariant broken: who compiles a condition on ladders has read them');
    },
    membersOf: membersOf(source, sampled),
  };
  const conditions: readonly Condition[] = [include, exclude].flatMap((group) =>
    group === null ? [] : conditionsOf(group),
  );
  const predicates = conditions.map((condition) => predicateOf(condition, context));
  const flags = predicates.map(({ where }, index) => {
    const known = sql`coalesce(${where}, false)`;
    return conditions[index]?.not ? sql`NOT ${known}` : known;
  });
  let number = 0;
  const holds = numbered(() => number++);
  const stepsOf = (group: Group | null, isExcluded: boolean) =>
    (group?.items ?? []).map((item) => ({ isExcluded, holds: holds(item) }));
  const included = stepsOf(include, false);
  const excluded = stepsOf(exclude, true);
  const joined = (steps: typeof included, group: Group | null, flag: Flag): SQL =>
    sql`(${sql.join(
      steps.map((step) => step.holds(flag)),
      group?.join === 'any' ? sql` OR ` : sql` AND `,
    )})`;
  return {
    from: fromTables(
      predicates.flatMap(({ needs }) => needs),
      sampled,
    ),
    isLooked: sql`${IN_FORCE}${sampled(sql`k.member_id`)}`,
    flags,
    conditions: predicates.map(({ needs, where, isSet, reading, bits }, index) => ({
      needs,
      where,
      ...(reading === undefined ? {} : { reading }),
      ...(bits === undefined ? {} : { bits }),
      isSet: isSet === true,
      isNot: conditions[index]?.not === true,
    })),
    hasSets: predicates.some(({ isSet }) => isSet === true),
    steps: [...included, ...excluded],
    isIn: (flag) =>
      sql`(${include === null ? sql`true` : joined(included, include, flag)} AND NOT ${
        exclude === null ? sql`false` : joined(excluded, exclude, flag)
      })`,
  };
}
