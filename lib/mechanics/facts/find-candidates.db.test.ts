import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import type { MemberFacts } from '@/lib/domain/mechanics/facts';
import { KINDS, kindOf, occurrencesOf } from '@/lib/domain/mechanics/kinds/registry';
import { LEFT_OUT } from '@/lib/domain/mechanics/occurrence';
import { anyDays, anyFacts, OCCASIONS } from '@/lib/domain/mechanics/testing/arbitraries';
import { occasionOf } from '@/lib/domain/mechanics/testing/members';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { addDays } from '@/lib/domain/shared/calendar';
import { earn, redeem, sql } from '@/lib/points/testing/points-desk';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { writeFacts, writeModel } from '../testing/write-facts';
import { findCandidates } from './find-candidates';
import { readFacts } from './read-facts';
import { readAudience, readStanding } from './read-standing';

const MEMBERS = 60;
const CASES = 25;
const ZONE = 'Europe/Moscow';
const TODAY = '2026-03-20';
const world: readonly MemberFacts[] = fc
  .sample(anyFacts, { numRuns: MEMBERS, seed: 20_261_128 })
  .map((facts, i) => ({ ...facts, memberId: i + 1 }));
const run = readRowsOf(readPool());
const whose = { fromId: 1, throughId: MEMBERS };

/** The sums of goods of one category and day, which is how they are read. */
function inSums(list: readonly { category: string; units: number; minor: bigint; on?: string }[]) {
  const sums = new Map<string, { units: number; minor: bigint }>();
  for (const { on = '', category, units, minor } of list) {
    const name = `${on} ${category}`;
    const before = sums.get(name) ?? { units: 0, minor: 0n };
    sums.set(name, { units: before.units + units, minor: before.minor + minor });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
}

beforeAll(async () => {
  await writeFacts(world);
  await writeModel();
  for (const memberId of [1, 2, 3, 4, 5, 6]) {
    const at = (day: string) => new Date(`${day}T12:00:00Z`);
    const begunOn = addDays('2024-01-10', memberId * 40);
    await earn(memberId, 300, {
      now: at(begunOn),
      expiresAt: `${addDays(begunOn, 60)}T21:00:00Z`,
    });
    await earn(memberId, 200, {
      now: at(addDays(begunOn, 1)),
      expiresAt: `${addDays(begunOn, 90)}T21:00:00Z`,
    });
    if (memberId % 2 === 0) await redeem(memberId, '250', `r${memberId}`, at(addDays(begunOn, 40)));
  }
});

describe('facts of members', () => {
  it('are read as they were written: purchases by category, returns on their days, events, tiers, birthdays', async () => {
    const read = await readFacts(run, {
      whose,
      names: ['birthdays', 'purchases', 'events', 'tiers'],
      fromOn: '2023-10-01',
      throughOn: '2026-06-30',
      timeZone: ZONE,
    });
    expect([...read.keys()]).toEqual(world.map(({ memberId }) => memberId));
    for (const facts of world) {
      const found = read.get(facts.memberId);
      expect(found?.joinedOn).toBe(facts.joinedOn);
      expect(found?.purchases.map(({ on, partner }) => [on, partner])).toEqual(
        facts.purchases.map(({ on, partner }) => [on, partner]),
      );
      expect(found?.purchases.map(({ goods }) => inSums(goods))).toEqual(
        facts.purchases.map(({ goods }) => inSums(goods)),
      );
      expect(found?.purchases.map(({ returns }) => inSums(returns))).toEqual(
        facts.purchases.map(({ returns }) => inSums(returns)),
      );
      expect(found?.events.map(({ name, on }) => [name, on])).toEqual(
        facts.events.map(({ name, on }) => [name, on]),
      );
      expect(found?.tiers).toEqual(facts.tiers);
      expect(found?.birthdays.map(({ birthOn }) => birthOn)).toEqual(
        facts.birthdays.slice(-1).flatMap(({ birthOn }) => birthOn ?? []),
      );
    }
  });

  it('goods sold by weight are whole units, and a part that came back is what it takes of them', async () => {
    await sql(`INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, purchased_at, amount_minor)
      VALUES (60, '2026-03-01', 900001, 1, 'W1', now(), 5000)`);
    await sql(`INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, category, quantity_milli, amount_minor, kind) VALUES
      (60, '2026-03-01', 900001, 1, 'Cheese', 2350, 4000, 'goods'), (60, '2026-03-01', 900001, 2, '', 1000, 1000, 'delivery')`);
    for (const [id, day, milli, minor] of [
      [900002, '2026-03-03', 500, 851],
      [900003, '2026-03-05', 1850, 3149],
    ] as const) {
      await sql(
        `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, is_return, purchased_at, amount_minor, revises_on, revises_id)
         VALUES (60, $1, $2, 1, $3, true, now(), $4, '2026-03-01', 900001)`,
        [day, id, `W${id}`, -minor],
      );
      await sql(
        `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, quantity_milli, amount_minor) VALUES (60, $1, $2, 1, $3, $4)`,
        [day, id, -milli, -minor],
      );
    }
    const read = await readFacts(run, {
      ...{ whose: { memberIds: [60] }, names: ['purchases'], fromOn: TODAY, throughOn: TODAY },
      timeZone: ZONE,
    });
    expect(read.get(60)?.purchases.find(({ receipt }) => receipt === '900001')).toMatchObject({
      goods: [{ category: 'Cheese', units: 3, minor: 4000n }],
      returns: [
        { category: 'Cheese', units: 1, minor: 851n, on: '2026-03-03' },
        { category: 'Cheese', units: 2, minor: 3149n, on: '2026-03-05' },
      ],
    });
  });

  it('tell what of a lot was left on which day', async () => {
    const read = await readFacts(run, {
      ...{ whose, names: ['lots'], fromOn: '2024-01-01', throughOn: '2024-06-30' },
      timeZone: ZONE,
    });
    expect(read.get(2)?.lots).toEqual([
      {
        expiresOn: '2024-05-29',
        left: [
          { on: '2024-03-30', points: 30_000n },
          { on: '2024-05-09', points: 5_000n },
        ],
      },
      { expiresOn: '2024-06-28', left: [{ on: '2024-03-31', points: 20_000n }] },
    ]);
  });

  it('of those that are not asked nothing is told', async () => {
    const read = await readFacts(run, {
      ...{ whose, names: [], fromOn: TODAY, throughOn: TODAY, timeZone: ZONE },
    });
    expect(read.get(1)).toMatchObject({ purchases: [], events: [], lots: [], chances: [] });
  });
});

describe.each(KINDS.map(({ id }) => id))('candidates of %s', (id) => {
  it('leave out nobody for whom it is due', async () => {
    const asked = fc.sample(fc.tuple(OCCASIONS[id], anyDays), { numRuns: CASES, seed: 11 });
    let due = 0;
    for (const [json, days] of asked) {
      const occasion = occasionOf(json);
      const candidates = new Set(
        await findCandidates(run, { occasion, days, whose, timeZone: ZONE, todayOn: TODAY }),
      );
      const facts = await readFacts(run, {
        ...{ whose, names: kindOf(occasion).reads, ...days, timeZone: ZONE },
      });
      for (const [memberId, known] of facts) {
        if (occurrencesOf(occasion, known, days).length === 0) continue;
        due += 1;
        expect(candidates.has(memberId), JSON.stringify([memberId, json, days])).toBe(true);
      }
    }
    expect(due).toBeGreaterThan(0);
  });

  it('leave out nobody to whom it can be given on the last of the days', async () => {
    const asked = fc.sample(fc.tuple(OCCASIONS[id], anyDays), { numRuns: 10 * CASES, seed: 12 });
    let given = 0;
    for (const [place, [json, days]] of asked.entries()) {
      // What is rare is looked for longer.
      if (place >= CASES && given > 0) break;
      const occasion = occasionOf(json);
      const on = days.throughOn;
      const day = { todayOn: on, givenOn: on };
      const candidates = new Set(
        await findCandidates(run, { occasion, days, whose, timeZone: ZONE, ...day }),
      );
      const facts = await readFacts(run, {
        ...{ whose, names: kindOf(occasion).reads, ...days, timeZone: ZONE },
      });
      for (const [memberId, known] of facts) {
        const isGiven = occurrencesOf(occasion, known, days).some(
          ({ untilOn }) => untilOn === null || untilOn >= on,
        );
        if (!isGiven) continue;
        given += 1;
        expect(candidates.has(memberId), JSON.stringify([memberId, json, days])).toBe(true);
      }
    }
    expect(given).toBeGreaterThan(0);
  });
});

describe('candidates of points about to end', () => {
  it('are who can still be told: from so many days before to the last good day, and not after it', async () => {
    const daysBefore = 14;
    const occasion = occasionOf({ is: 'pointsExpiring', daysBefore, leastPoints: '1' });
    const isFound = async (on: string) => {
      const days = { fromOn: addDays(on, -7), throughOn: on };
      const asked = { occasion, days, whose, timeZone: ZONE, todayOn: on, givenOn: on };
      return (await findCandidates(run, asked)).includes(1);
    };
    // Of member 1 a lot ends 60 days after 2024-02-19, another 90.
    for (const lastOn of ['2024-04-19', '2024-05-19']) {
      expect(await isFound(addDays(lastOn, -daysBefore - 1)), lastOn).toBe(false);
      for (const back of [daysBefore, 1, 0]) {
        expect(await isFound(addDays(lastOn, -back)), `${back} before ${lastOn}`).toBe(true);
      }
      expect(await isFound(addDays(lastOn, 1)), lastOn).toBe(false);
    }
  });
});

describe('how members stand', () => {
  it('is told with every reason to leave them out', async () => {
    await sql("UPDATE members SET status = 'suspended' WHERE member_id = 11");
    await sql("UPDATE members SET kind = 'staff' WHERE member_id = 12");
    await sql("UPDATE member_sort_keys SET status = 'suspended' WHERE member_id = 11");
    await sql(
      `INSERT INTO returns_due (member_id, business_date, purchase_id, next_at) VALUES (13, '2026-03-01', 1, now())`,
    );
    const standing = await readStanding(run, { whose, reasons: LEFT_OUT });
    expect(standing.size).toBe(MEMBERS);
    expect(standing.get(11)).toEqual({
      isActive: false,
      leftOut: ['suspended', 'noChannel', 'noConsent'],
    });
    expect(standing.get(12)?.leftOut).toContain('staff');
    expect(standing.get(13)?.leftOut).toContain('openReturn');
    const source = { todayOn: TODAY, timeZone: ZONE, named: new Map() };
    const everybody = await readAudience(run, { definition: null, source, whose });
    expect(everybody.size).toBe(MEMBERS - 1);
    const definition = segmentSchema.parse({
      version: 1,
      include: {
        join: 'all',
        items: [{ is: 'lastBought', window: { kind: 'ago', from: 800, to: 1 } }],
      },
      exclude: null,
    });
    const buyers = await readAudience(run, {
      definition,
      source,
      whose: { memberIds: [1, 2, 3, 11] },
    });
    const bought = [1, 2, 3].filter((id) => (world[id - 1]?.purchases.length ?? 0) > 0);
    expect([...buyers]).toEqual(bought);
  });
});
