import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import type { ConditionId } from '@/lib/domain/segments/conditions/registry';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { CHUNK_MEMBERS } from '@/lib/domain/segments/member-bits';
import { type CompiledCondition, compileSegment, fromTables, IN_FORCE } from '../compile';
import { readRows } from '../count';
import { drawnMembers } from '../testing/drawn-members';
import { typicalGap } from '../testing/fits-habit';
import { randomCondition, someDay } from '../testing/random-definition';
import { buildWorld } from '../testing/small-world';
import { type Ask, seeConditions } from './see-conditions';

const ROUNDS = 25;
const CONDITIONS = 24;
/** Kinds that read receipts. */
const KINDS: readonly ConditionId[] = ['bought', 'returned', 'discountShare', 'began', 'stopped'];

const read = readPool();
let statements = 0;
const ask: Ask = (query) => {
  statements += 1;
  return readRows(read, query);
};

beforeAll(async () => {
  const world = drawnMembers(20_261_129);
  const typicalGapDays = typicalGap(world);
  await buildWorld(world.map((member) => ({ ...member, typicalGapDays })));
});

function compiled(conditions: readonly unknown[], todayOn: string): readonly CompiledCondition[] {
  const said = { version: 1, include: { join: 'any', items: conditions }, exclude: null };
  const source = { todayOn, timeZone: 'Europe/Moscow', named: new Map(), sumsOn: '2020-01-01' };
  return compileSegment(segmentSchema.parse(said), source).conditions;
}

/** Whom a condition fits by a SELECT of its own. */
async function alone({ needs, where }: CompiledCondition): Promise<readonly number[]> {
  const rows = await readRows<{ id: number }>(
    read,
    sql`SELECT k.member_id::float8 AS id ${fromTables(needs)} WHERE ${IN_FORCE} AND ${where} ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

function membersOf(bits: ReadonlyMap<number, Uint8Array>): readonly number[] {
  return [...bits].flatMap(([chunk, bytes]) =>
    Array.from(bytes).flatMap((byte, place) =>
      Array.from({ length: 8 }, (_, bit) => bit)
        .filter((bit) => (byte & (128 >> bit)) !== 0)
        .map((bit) => chunk * CHUNK_MEMBERS + place * 8 + bit),
    ),
  );
}

/** What asks goods reads lines, by itself. */
const withoutGoods = (condition: unknown) => {
  const { categories: _, articles: __, ...rest } = Object(condition);
  return rest;
};

describe('conditions that share one reading of the receipts', () => {
  it(`find whom each finds alone: ${ROUNDS} times ${CONDITIONS} random ones`, async () => {
    const some = fc.array(
      fc.oneof(...KINDS.map((kind) => randomCondition(kind).map(withoutGoods))),
      {
        minLength: CONDITIONS,
        maxLength: CONDITIONS,
      },
    );
    let found = 0;
    for (const [conditions, todayOn] of fc.sample(fc.tuple(some, someDay), {
      numRuns: ROUNDS,
      seed: 5,
    })) {
      const asked = compiled(conditions, todayOn);
      const seen = await seeConditions(ask, asked);
      for (const [place, condition] of asked.entries()) {
        const members = await alone(condition);
        expect(membersOf(seen.of(condition)), JSON.stringify(conditions[place])).toEqual(members);
        found += members.length;
      }
    }
    expect(found).toBeGreaterThan(1000);
  }, 240_000);

  it('14 shares of discounts in one window are one reading, 8 windows of as many returns another, the ninth a third', async () => {
    const days = (count: number) => ({ kind: 'last', count, unit: 'day' });
    const discounts = Array.from({ length: 14 }, (_, from) => ({
      is: 'discountShare',
      percents: { from },
      window: days(365),
    }));
    const returns = Array.from({ length: 9 }, (_, more) => ({
      is: 'returned',
      returns: { from: 1 },
      window: days(300 + more),
    }));
    statements = 0;
    await seeConditions(ask, compiled([...discounts, ...returns], '2026-03-10'));
    // One more for who is in force.
    expect(statements).toBe(4);
  });
});
