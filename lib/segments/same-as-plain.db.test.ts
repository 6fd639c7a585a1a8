import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { LIFECYCLE_STAGES } from '@/lib/domain/analytics/lifecycle';
import { CONDITIONS } from '@/lib/domain/segments/conditions/registry';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { CHANGE_WAYS } from '@/lib/domain/segments/kept-membership';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { earn, redeem } from '@/lib/points/testing/points-desk';
import { countSegment, readRows } from './count';
import { countMoves, moversOf } from './moves';
import { segmentMembers } from './segment-members';
import { countWorldRhythms } from './testing/count-world-rhythms';
import { drawnMembers } from './testing/drawn-members';
import { fits } from './testing/fits';
import { typicalGap } from './testing/fits-habit';
import { randomCondition, randomDefinition, someDay } from './testing/random-definition';
import { buildWorld, WORLD_MINUTES, WORLD_ZONE } from './testing/small-world';
import { WORLD_LADDERS } from './testing/world-ladders';
import { buildSegments, WORLD_SEGMENTS } from './testing/world-segments';

const ZONE = WORLD_ZONE;
const DEFINITIONS = 2000;

/** Bought every week, then came back after eight. */
const RETURNED = ['2024-01-05', '2024-01-12', '2024-01-19', '2024-01-26', '2024-03-20'];
const world = drawnMembers(20_261_127).map((member) =>
  member.id === 1
    ? {
        ...member,
        status: 'active',
        purchases: RETURNED.map((on) => ({
          on,
          store: 1,
          isReturn: false,
          lines: [{ category: 'Bread', article: 'a1', amount: 50 }],
        })),
      }
    : member,
);
const typicalGapDays = typicalGap(world);
const members = world.map((member) => ({ ...member, typicalGapDays }));
/** Lots are those of this moment: before any of them ends. */
const EARNED = new Date('2024-01-10T12:00:00Z');

beforeAll(async () => {
  await buildWorld(members);
  await buildSegments(members);
  await countWorldRhythms();
  for (const { id, lots, redeems } of members) {
    for (const { points, on } of redeems) {
      const minute = WORLD_MINUTES[id % WORLD_MINUTES.length] ?? 0;
      const now = new Date(dayStart(on, ZONE).getTime() + minute * 60_000);
      await earn(id, points / 100, { now });
      await redeem(id, String(points / 100), undefined, now);
    }
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
          segmentMembers(definition, {
            todayOn,
            timeZone: ZONE,
            named: WORLD_SEGMENTS,
            ladders: WORLD_LADDERS,
          }),
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

  it('who enters and who leaves between two random definitions are whom a plain reading finds, every page of them', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(randomDefinition, randomDefinition, someDay, async (one, other, todayOn) => {
        const change = { before: segmentSchema.parse(one), after: segmentSchema.parse(other) };
        const source = { todayOn, timeZone: ZONE, named: WORLD_SEGMENTS, ladders: WORLD_LADDERS };
        const within = (part: typeof change.before) =>
          members.filter((member) => fits(member, part, todayOn)).map(({ id }) => id);
        const [was, is] = [within(change.before), within(change.after)];
        const expected = {
          entered: is.filter((id) => !was.includes(id)),
          left: was.filter((id) => !is.includes(id)),
        };
        const counts = await countMoves(read, change, source);
        for (const way of CHANGE_WAYS) {
          const ids: number[] = [];
          for (let afterMember: number | null = 0; afterMember !== null; ) {
            const page = await moversOf(read, { change, source, way, afterMember });
            ids.push(...page.members.map(({ memberId }) => memberId));
            afterMember = page.next;
          }
          expect(ids).toEqual(expected[way]);
          expect(counts[way]).toBe(ids.length);
          moved += ids.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(moved).toBeGreaterThan(500);
  }, 60_000);

  it('counts of each condition and of what is left are those of the definitions they stand for', async () => {
    await fc.assert(
      fc.asyncProperty(randomDefinition, someDay, async (raw, todayOn) => {
        const definition = segmentSchema.parse(raw);
        const counts = await countSegment(read, definition, {
          todayOn,
          timeZone: ZONE,
          named: WORLD_SEGMENTS,
          ladders: WORLD_LADDERS,
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

  it('each stage of life has on each of 200 days whom a plain reading finds there, and no stage is empty', async () => {
    const found = new Map<string, number>();
    for (const stage of LIFECYCLE_STAGES) {
      const definition = segmentSchema.parse({
        version: 1,
        include: { join: 'all', items: [{ is: 'lifecycle', stages: [stage] }] },
        exclude: null,
      });
      for (let day = 0; day < 200; day += 1) {
        const todayOn = addDays('2024-01-01', day);
        const rows = await readRows<{ member_id: bigint }>(
          read,
          segmentMembers(definition, {
            todayOn,
            timeZone: ZONE,
            named: WORLD_SEGMENTS,
            ladders: WORLD_LADDERS,
          }),
        );
        const ids = rows.map((row) => Number(row.member_id)).sort((a, b) => a - b);
        expect(ids).toEqual(
          members.filter((member) => fits(member, definition, todayOn)).map(({ id }) => id),
        );
        found.set(stage, (found.get(stage) ?? 0) + ids.length);
      }
    }
    for (const stage of LIFECYCLE_STAGES) expect(found.get(stage), stage).toBeGreaterThan(0);
  });

  it.each(CONDITIONS)('$id finds some members and leaves some out', async ({ id }) => {
    const alone = randomCondition(id).map((item) => ({
      version: 1,
      include: { join: 'all', items: [item] },
      exclude: null,
    }));
    const sizes = fc
      .sample(alone, { numRuns: 200, seed: 5 })
      .map((raw) => segmentSchema.parse(raw))
      .map(
        (definition) => members.filter((member) => fits(member, definition, '2024-03-20')).length,
      );
    const all = members.filter(({ status }) => status === 'active').length;
    expect(sizes.some((size) => size > 0 && size < all)).toBe(true);
  });
});
