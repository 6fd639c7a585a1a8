import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { earn } from '@/lib/points/testing/points-desk';
import { countSegment, readRows } from './count';
import { segmentMembers } from './segment-members';
import { fits, type Judged } from './testing/fits';
import { randomDefinition, someDay } from './testing/random-definition';
import { buildWorld, type WorldMember } from './testing/small-world';
import { buildSegments, WORLD_SEGMENTS } from './testing/world-segments';

const ZONE = 'Europe/Moscow';
const MEMBERS = 60;
const DEFINITIONS = 2000;

/** What a hand draws for a member: by a seed, so that a failure can be repeated. */
function drawn(seed: number): Judged[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <Value>(...values: readonly Value[]) => values[next(values.length)] as Value;
  // A few months alone: each has a partition, and planning through many takes longer than reading them.
  const day = () => addDays('2023-12-20', next(170));
  const many = <Value>(most: number, make: () => Value) =>
    Array.from({ length: next(most + 1) }, make);
  return Array.from({ length: MEMBERS }, (_, index) => {
    const purchases = many(5, () => {
      const isReturn = next(5) === 0;
      return {
        on: day(),
        store: pick(1, 2, 3),
        isReturn,
        lines: Array.from({ length: 1 + next(3) }, () => ({
          category: pick('Bread', 'Кофе', "O'Neill", 'Other'),
          article: pick('a1', 'a2', 'a3'),
          amount: next(120) * (isReturn ? -1 : 1),
        })),
      };
    });
    const member: WorldMember = {
      id: index + 1,
      status: pick('active', 'active', 'active', 'suspended'),
      kind: pick('person', 'person', 'organisation', 'staff'),
      joinedOn: day(),
      tier: pick(null, 1, 2),
      source: pick('', 'site', "'"),
      city: pick('', 'Kazan', 'Казань'),
      birthOn: pick(
        null,
        '1900-01-01',
        '1970-01-01',
        '2000-02-29',
        '1996-02-29',
        `1980${day().slice(4)}`,
      ),
      scores: pick(null, [1 + next(5), 1 + next(5), 1 + next(5)] as const),
      cards: many(2, () => ({ type: pick(101, 102), status: pick('active', 'blocked', 'issued') })),
      consents: pick(
        [],
        [{ purpose: 'profiling', channel: 'none' }],
        [{ purpose: 'advertising', channel: pick('email', 'sms') }],
      ),
      purchases,
      attributes: {
        ...pick({}, { hobby: { kind: 'texts', is: pick('chess', 'Рыбалка') } }),
        ...pick({}, { size: { kind: 'options', is: 1 + next(3) } }),
        ...pick({}, { pet: { kind: 'yesNo', is: next(2) === 0 } }),
        ...pick({}, { children: { kind: 'numbers', is: next(4) } }),
        ...pick({}, { wedding: { kind: 'dates', is: day() } }),
      },
      events: many(3, () => ({ name: pick('review', 'visit'), on: day() })),
      homeStore: pick(null, 1, 2),
    };
    const lots = many(member.status === 'active' ? 2 : 0, () => ({
      points: (1 + next(4)) * 100,
      endsOn: pick(null, addDays('2024-01-15', next(90))),
    }));
    return { ...member, lots };
  });
}

const members = drawn(20_261_127);
/** Lots are those of this moment: before any of them ends. */
const EARNED = new Date('2024-01-10T12:00:00Z');

beforeAll(async () => {
  await buildWorld(members);
  await buildSegments(members);
  for (const { id, lots } of members) {
    for (const { points, endsOn } of lots) {
      const expiresAt = endsOn === null ? null : dayStart(addDays(endsOn, 1), ZONE).toISOString();
      await earn(id, points / 100, { expiresAt, now: EARNED });
    }
  }
});

const read = readPool();

describe('segments', () => {
  it(`${DEFINITIONS.toLocaleString('en')} random definitions find whom a plain reading of them finds`, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(randomDefinition, someDay, async (raw, todayOn) => {
        const definition = segmentSchema.parse(raw);
        const expected = members.filter((member) => fits(member, definition, todayOn));
        const rows = await readRows<{ member_id: bigint }>(
          read,
          segmentMembers(definition, { todayOn, timeZone: ZONE, named: WORLD_SEGMENTS }),
        );
        found += rows.length;
        expect(rows.map((row) => Number(row.member_id)).sort((a, b) => a - b)).toEqual(
          expected.map(({ id }) => id),
        );
      }),
      { numRuns: DEFINITIONS },
    );
    // Definitions that find nobody would prove little.
    expect(found).toBeGreaterThan(DEFINITIONS);
  }, 120_000);

  it('counts of each condition and of what is left are those of the definitions they stand for', async () => {
    await fc.assert(
      fc.asyncProperty(randomDefinition, someDay, async (raw, todayOn) => {
        const definition = segmentSchema.parse(raw);
        const counts = await countSegment(read, definition, {
          todayOn,
          timeZone: ZONE,
          named: WORLD_SEGMENTS,
        });
        const size = (part: typeof definition) =>
          members.filter((member) => fits(member, part, todayOn)).length;
        expect(counts.total).toBe(size(definition));
        expect(counts.all).toBe(size({ version: 1, include: null, exclude: null }));
        expect(counts.left.at(-1) ?? counts.all).toBe(counts.total);
      }),
      { numRuns: 100 },
    );
  });
});
