import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { boundSql } from './compile';
import { countSegment, readRows } from './count';
import { segmentMembers } from './segment-members';
import { NOBODY } from './testing/plain-member';
import { randomDefinition } from './testing/random-definition';
import { buildWorld, type WorldMember } from './testing/small-world';

const read = readPool();
const TODAY = '2024-06-01';
const DAY = { todayOn: TODAY, timeZone: 'Europe/Moscow', named: new Map(), ladders: [] };

const bought = (store: number, amount: number, on = '2024-05-20') => ({
  on,
  store,
  isReturn: false,
  lines: [{ category: 'Bread', article: 'a1', amount }],
});

const reviews = (count: number) =>
  Array.from({ length: count }, () => ({ name: 'review', on: '2024-05-20' }));

/** 1 to 3 are c1, c2, c3 of SEG-01; 4 to 6 the users of SEG-04; 7 to 9 those of REA-02; 10 has attributes. */
const WORLD: readonly WorldMember[] = [
  { ...NOBODY, id: 1, source: 'onboarding', purchases: [bought(1, 10)] },
  { ...NOBODY, id: 2, source: 'active', city: 'atRisk', purchases: [bought(2, 100)] },
  { ...NOBODY, id: 3, source: 'active', purchases: [bought(1, 1), bought(1, 99)] },
  { ...NOBODY, id: 4, events: reviews(2) },
  { ...NOBODY, id: 5, events: reviews(1) },
  { ...NOBODY, id: 6, events: [{ name: 'visit', on: '2024-05-20' }] },
  { ...NOBODY, id: 7, joinedOn: '2024-02-02', purchases: [bought(3, 5, '2024-03-04')] },
  { ...NOBODY, id: 8, joinedOn: '2024-02-02', purchases: [bought(3, 5, '2024-03-03')] },
  { ...NOBODY, id: 9, joinedOn: '2024-02-02' },
  {
    ...NOBODY,
    id: 10,
    attributes: {
      hobby: { kind: 'texts', is: 'x' },
      children: { kind: 'numbers', is: 5 },
      wedding: { kind: 'dates', is: '2024-05-31' },
    },
  },
];

beforeAll(() => buildWorld(WORLD));

const all = (...items: unknown[]) => ({ join: 'all', items });
const either = (...items: unknown[]) => ({ join: 'any', items });

/** Who is in, of all or of some. */
async function whoIsIn(include: unknown, of?: readonly number[]): Promise<number[]> {
  const definition = segmentSchema.parse({ version: 1, include, exclude: null });
  const rows = await readRows<{ member_id: bigint }>(read, segmentMembers(definition, DAY));
  const ids = rows.map((row) => Number(row.member_id)).sort((a, b) => a - b);
  return of === undefined ? ids : ids.filter((id) => of.includes(id));
}

describe('segments', () => {
  it('SEG-01: bought in a store, two to ten purchases, exactly one', async () => {
    const of = [1, 2, 3];
    expect(await whoIsIn(all({ is: 'bought', stores: [1] }), of)).toEqual([1, 3]);
    expect(await whoIsIn(all({ is: 'bought', receipts: { from: 2, to: 10 } }), of)).toEqual([3]);
    expect(await whoIsIn(all({ is: 'bought', receipts: { from: 1, to: 1 } }), of)).toEqual([1, 2]);
  });

  it('SEG-02: the average receipt from 40 to 200 and from 0 to 39.99', async () => {
    const of = [1, 2, 3];
    const average = (from: string, to: string) => all({ is: 'bought', average: { from, to } });
    expect(await whoIsIn(average('40', '200'), of)).toEqual([2, 3]);
    expect(await whoIsIn(average('0', '39'), of)).toEqual([1]);
  });

  it('SEG-04: an event at least twice', async () => {
    const twice = all({ is: 'event', names: ['review'], times: { from: 2 } });
    expect(await whoIsIn(twice)).toEqual([4]);
  });

  it('SEG-07: one or both of two others, as written', async () => {
    const source = (name: string) => ({ is: 'source', sources: [name] });
    const atRisk = { is: 'city', cities: ['atRisk'] };
    expect(await whoIsIn(either(source('onboarding'), all(source('active'), atRisk)))).toEqual([
      1, 2,
    ]);
  });

  it('SEG-09: who has no value has none, and is everything else', async () => {
    const is = (key: string, value: object, more: object = {}) =>
      all({ is: 'attribute', key, value, ...more });
    const of = [9, 10];
    expect(await whoIsIn(is('hobby', { kind: 'known' }), of)).toEqual([10]);
    expect(await whoIsIn(is('hobby', { kind: 'texts', texts: ['x'] }, { not: true }), of)).toEqual([
      9,
    ]);
    const lastMonth = { kind: 'dates', window: { kind: 'last', count: 1, unit: 'month' } };
    expect(await whoIsIn(is('wedding', lastMonth), of)).toEqual([10]);
    expect(await whoIsIn(is('children', { kind: 'numbers', to: '5' }), of)).toEqual([10]);
    expect(await whoIsIn(is('children', { kind: 'numbers', to: '4.9999' }), of)).toEqual([]);
  });

  it('REA-02: no purchase for 90 days: the 89th day is out, the 90th in, who never bought is not lapsed', async () => {
    const lapsed = all({ is: 'lastBought', window: { kind: 'ago', to: 90 } });
    expect(await whoIsIn(lapsed, [7, 8, 9])).toEqual([8]);
  });

  it('one pass counts each condition alone and what each leaves', async () => {
    const definition = segmentSchema.parse({
      version: 1,
      include: all({ is: 'bought' }, { is: 'bought', stores: [1] }),
      exclude: either(
        { is: 'source', sources: ['onboarding'] },
        { is: 'event', names: ['review'] },
      ),
    });
    expect(await countSegment(read, definition, DAY)).toEqual({
      all: 10,
      total: 1,
      alone: [5, 2, 1, 2],
      left: [5, 2, 1, 1],
    });
  });
});

const ATTACKS = [
  "'; DROP TABLE members; --",
  '1); DELETE FROM member_sort_keys; --',
  '$1',
  "\\' OR 1=1 --",
  '\u0000',
  '{{7*7}}',
] as const;

/** Every value within, in turn, with what stands instead of it. */
function* replaced(raw: unknown, attack: string): Generator<unknown> {
  if (Array.isArray(raw)) {
    for (const [index, item] of raw.entries()) {
      for (const other of replaced(item, attack)) yield raw.with(index, other);
    }
  } else if (typeof raw === 'object' && raw !== null) {
    for (const [key, value] of Object.entries(raw)) {
      for (const other of replaced(value, attack)) yield { ...raw, [key]: other };
      yield { ...raw, [attack]: value };
    }
  } else {
    yield attack;
  }
}

describe('an attack in the place of any value or name', () => {
  it('is refused with a problem, or is a bound value that finds nobody new', async () => {
    let accepted = 0;
    let refused = 0;
    const drawn = fc.sample(randomDefinition, { numRuns: 60, seed: 7 });
    for (const [index, raw] of drawn.entries()) {
      const attack = ATTACKS[index % ATTACKS.length] ?? '';
      for (const attacked of replaced(raw, attack)) {
        const { definition, problem } = readDefinition(attacked);
        if (definition === null) {
          expect(problem.at).not.toContain(attack);
          refused += 1;
          continue;
        }
        const query = segmentMembers(definition, DAY);
        if (attack !== '$1') expect(boundSql(query).text).not.toContain(attack);
        if (accepted % 7 === 0) await readRows(read, query);
        accepted += 1;
      }
    }
    expect(accepted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(500);
    expect(await whoIsIn(null)).toHaveLength(WORLD.length);
  });
});
