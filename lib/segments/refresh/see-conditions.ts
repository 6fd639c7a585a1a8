import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { CHUNK_MEMBERS, type MemberBits } from '@/lib/domain/segments/member-bits';
import { boundSql, type CompiledCondition, fromTables, IN_FORCE } from '../compile';
import type { SegmentTable } from '../predicate';
import { sharedReading, sharing } from './share-readings';

/** Conditions that one pass over the members works out. */
const CONDITIONS_A_PASS = 40;

/** Runs a query of pieces. */
export type Ask = <Row extends object>(query: SQL) => Promise<readonly Row[]>;

/** Who is in force, and whom each of the conditions that were asked fits, of who is in force. */
export type Seen = {
  readonly inForce: MemberBits;
  readonly of: (condition: CompiledCondition) => MemberBits;
};

/** Members as `k` and what else is asked of them, and the conditions on that. */
type Pass = { readonly from: SQL; readonly wheres: readonly SQL[] };

const ofTables = (needs: readonly SegmentTable[], wheres: readonly SQL[]): Pass => ({
  from: fromTables(needs),
  wheres,
});

/** Conditions that say the same have the same key. */
function keyOf({ where }: CompiledCondition): string {
  const { text, parameters } = boundSql(where);
  return JSON.stringify([text, parameters]);
}

/**
 * Looks at all members once: 64 of them make a word, 1,024 words a chunk, the lowest id first, from the left. `only`: reads none but
 * those whom the one condition fits, so that a condition which reads members of its own is joined with both processors.
 */
async function look(ask: Ask, { from, wheres }: Pass, only?: SQL): Promise<MemberBits[]> {
  const bit = sql`bit_or(1::bigint << (63 - (k.member_id & 63))::int)`;
  const words = wheres.map(
    (where, place) => sql`${bit} FILTER (WHERE ${where}) AS ${sql.raw(`w${place}`)}`,
  );
  const chunks = wheres.map((_, place) => {
    const word = sql.raw(`w.w${place}`);
    return sql`string_agg(int8send(coalesce(${word}, 0)), ''::bytea ORDER BY n) AS ${sql.raw(`b${place}`)}`;
  });
  const rows = await ask<Record<string, Uint8Array> & { readonly chunk: number }>(
    sql`WITH words AS (
        SELECT (k.member_id >> 6)::int AS word, ${sql.join(words, sql`, `)} ${from}
        WHERE ${IN_FORCE} AND ${only ?? sql`true`} GROUP BY 1)
      SELECT c.chunk, ${sql.join(chunks, sql`, `)} FROM (SELECT DISTINCT word >> 10 AS chunk FROM words) c
      CROSS JOIN generate_series(0, ${sql.raw(String(CHUNK_MEMBERS / 64 - 1))}) n LEFT JOIN words w ON w.word = (c.chunk << 10) + n GROUP BY c.chunk`,
  );
  return wheres.map(
    (_, place) =>
      new Map(
        rows.flatMap((row) => {
          const bytes = row[`b${place}`];
          return bytes === undefined ? [] : [[row.chunk, bytes] as const];
        }),
      ),
  );
}

type Kept = readonly [string, CompiledCondition];

/** What asks the same tables together, some at a time. */
function togetherOf(conditions: readonly Kept[]): readonly (readonly Kept[])[] {
  const byTables = Map.groupBy(conditions, ([, { needs }]) => [...needs].sort().join());
  return [...byTables.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / CONDITIONS_A_PASS) }, (_, pass) =>
      all.slice(pass * CONDITIONS_A_PASS, (pass + 1) * CONDITIONS_A_PASS),
    ),
  );
}

type Seeing = readonly [readonly string[], Promise<MemberBits[]>];

/** How each of the conditions is seen: tables of members in passes, receipts in readings that are shared, other members one by one. */
function* seeingOf(ask: Ask, conditions: readonly Kept[]): Generator<Seeing> {
  const keys = (all: readonly Kept[]) => all.map(([key]) => key);
  for (const pass of togetherOf(conditions.filter(([, { isSet }]) => !isSet))) {
    const needs = pass.flatMap(([, condition]) => condition.needs);
    const wheres = pass.map(([, { where }]) => where);
    yield [keys(pass), look(ask, ofTables(needs, wheres))];
  }
  const readings = conditions.flatMap(([key, { reading }]) =>
    reading === undefined ? [] : [{ key, reading }],
  );
  for (const shared of sharing(readings)) {
    const read = sharedReading(shared.map(({ reading }) => reading));
    const from = sql`FROM member_sort_keys k JOIN (${read}) r USING (member_id)`;
    const wheres = shared.map((_, place) => sql.raw(`r.f${place}`));
    yield [shared.map(({ key }) => key), look(ask, { from, wheres })];
  }
  for (const [key, { isSet, reading, needs, where }] of conditions) {
    if (!isSet || reading !== undefined) continue;
    yield [[key], look(ask, ofTables(needs, [sql`true`]), where)];
  }
}

/** Works out each of the conditions once for all members in force, however many segments say it. Those who ask do so in one snapshot. */
export async function seeConditions(
  ask: Ask,
  conditions: readonly CompiledCondition[],
): Promise<Seen> {
  const different = new Map(conditions.map((condition) => [keyOf(condition), condition]));
  const seen = new Map<string, MemberBits>();
  for (const [keys, looked] of seeingOf(ask, [...different])) {
    const found = await looked;
    keys.forEach((key, place) => void seen.set(key, found[place] ?? new Map()));
  }
  const [inForce = new Map()] = await look(ask, ofTables([], [sql`true`]));
  return { inForce, of: (condition) => seen.get(keyOf(condition)) ?? new Map() };
}
