import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { ladderSchema } from '@/lib/domain/tiers/ladder';
import {
  type DatedLadder,
  type DayFact,
  ladderOn,
  replayStanding,
} from '@/lib/domain/tiers/replay';
import { floorStep, type TierFloor } from '@/lib/domain/tiers/shown';
import { stepOf } from '@/lib/domain/tiers/standing';
import { spent } from '@/lib/domain/tiers/testing/ladders';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople } from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from '@/lib/purchases/testing/claims-desk';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { type Bought, bringBack, line, record } from '@/lib/purchases/testing/till-desk';
import { RULE_AUTHOR_ID, RULE_REVIEWER_ID } from '@/lib/rules/testing/seed-rule';
import { judgeAgain } from './floors/judge-again';
import { takeFloorsBack } from './floors/pass-tier';
import {
  freshLadders,
  judgeNights,
  ladderJson,
  noonOf,
  seedLadder,
  shownTiers,
  standingsOf,
} from './testing/ladder-desk';

const MEMBERS = 12;
const DAYS = 60;
const FIRST_ON = '2026-11-10';
const JOINED_ON = '2024-02-29';

function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One of the list, which is not empty. */
function pick<T>(random: (below: number) => number, list: readonly T[]): T {
  return present(list[random(list.length)], 'the list is not empty');
}

const dayAt = (nth: number) =>
  new Date(Date.parse(`${FIRST_ON}T00:00:00Z`) + nth * 86_400_000).toJSON().slice(0, 10);

/** A ladder of three or four tiers, whatever it measures and however it lets fall. */
function anyLadder(random: (below: number) => number): LadderJson {
  const window: LadderJson['window'] = pick(random, [
    { kind: 'rolling', months: 1 },
    { kind: 'calendarYear' },
    { kind: 'anniversary' },
  ] as const);
  const validity =
    window.kind === 'rolling'
      ? pick(random, ['window', 'thisPeriod', 'nextPeriod'] as const)
      : pick(random, ['thisPeriod', 'nextPeriod'] as const);
  return ladderJson([0, 100 + random(50), 300 + random(100), 800].slice(0, 3 + random(2)), {
    ...{ window, validity },
    downgrade: pick(random, ['toEarned', 'oneStep', 'requalify'] as const),
    graceDays: pick(random, [0, 0, 5, 12]),
    landingMonths: pick(random, [0, 0, 1]),
  });
}

type World = {
  readonly versions: DatedLadder[];
  readonly facts: Map<number, DayFact[]>;
  readonly floors: Map<number, TierFloor[]>;
};

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(freshLadders);

describe('a ladder over random histories', () => {
  it.each([1, 2, 3])(
    'judged night by night and receipt by receipt comes to what all of the history says (seed %i)',
    async (seed) => {
      const random = randoms(seed * 7_919);
      const ids = Array.from({ length: MEMBERS }, (_, nth) => 10_000 + seed * 100 + nth);
      await seedMembers(ids.map((memberId) => ({ memberId, joinedOn: JOINED_ON })));
      const world: World = { versions: [], facts: new Map(), floors: new Map() };
      const first = anyLadder(random);
      const { ruleId } = await seedLadder(first, FIRST_ON);
      world.versions.push({ startsOn: FIRST_ON, ladder: ladderSchema.parse(first) });
      const bought: { of: Bought; on: string; units: number }[] = [];
      for (let nth = 0; nth < DAYS; nth += 1) {
        const today = dayAt(nth);
        await judgeNights(today);
        if (nth % 5 === 4 || nth === DAYS - 1) await expectEqual(world, ruleId, ids, today);
        for (let some = random(4); some > 0; some -= 1) {
          const memberId = ids[random(ids.length)] ?? 0;
          // One in four is told late, by up to two weeks.
          const on = random(4) === 0 ? dayAt(nth - random(14)) : today;
          const units = 20 + random(300);
          const said = { memberId, lines: [line(units * 100)], purchasedAt: noonOf(on) };
          bought.push({ of: await record(said, noonOf(today)), on, units });
          world.facts.set(memberId, [...(world.facts.get(memberId) ?? []), spent(on, units)]);
        }
        const back = random(6) === 0 ? bought.splice(random(bought.length), 1)[0] : undefined;
        if (back !== undefined) {
          await bringBack(back.of, null, { now: noonOf(today) });
          const mine = world.facts.get(back.of.memberId ?? 0) ?? [];
          mine.push({ ...spent(back.on, -back.units), receipts: -1 });
        }
        if (random(6) === 0)
          await giveFloor(world, ruleId, ids[random(ids.length)] ?? 0, today, random);
        if (random(20) === 0) await takeBack(world, ids[random(ids.length)] ?? 0, today);
        if (random(25) === 0 && nth < DAYS - 1) {
          const next = anyLadder(random);
          const startsOn = dayAt(nth + 1);
          await seedLadder(next, startsOn, ruleId);
          world.versions.push({ startsOn, ladder: ladderSchema.parse(next) });
        }
      }
      await expectBooksTrue();
    },
    60_000,
  );
});

/** A tier by hand, or a longer hold, from today on. */
async function giveFloor(
  { versions, floors }: World,
  ruleId: number,
  memberId: number,
  today: string,
  random: (below: number) => number,
) {
  const tiers = versions.at(-1)?.ladder.tiers ?? [];
  const tierId = tiers[random(tiers.length)]?.tierId ?? 1;
  const untilOn = noonOf(today);
  untilOn.setUTCDate(untilOn.getUTCDate() + random(30));
  const floor = { tierId, fromOn: today, untilOn: untilOn.toJSON().slice(0, 10) };
  floors.set(memberId, [...(floors.get(memberId) ?? []), floor]);
  await withTx(ACTOR, async (tx) => {
    await tx.client.query(
      `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
       VALUES ($1, $2, $3, $4, $5, 'manual', 'test', $6, $7, now())`,
      [memberId, ruleId, tierId, floor.fromOn, floor.untilOn, RULE_AUTHOR_ID, RULE_REVIEWER_ID],
    );
    await judgeAgain(tx, { memberIds: [memberId], now: noonOf(today) });
  });
  const stood = (await standingsOf(ruleId)).get(memberId)?.tierId ?? 1;
  const ladder = present(versions.at(-1)?.ladder, 'there is a ladder');
  const least = Math.max(stepOf(ladder, tierId), stepOf(ladder, stood));
  const shown = (await shownTiers()).get(memberId) ?? null;
  // At once, and never down before the night.
  expect(stepOf(ladder, shown)).toBeGreaterThanOrEqual(least);
}

/** Takes the floors of a member back, as if they had not been; the night lets them fall. */
async function takeBack({ floors }: World, memberId: number, today: string) {
  const before = (await shownTiers()).get(memberId);
  const taken = floors.get(memberId) ?? [];
  floors.delete(memberId);
  await withTx(ACTOR, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>(
      'SELECT floor_id::float8 AS id FROM tier_floors WHERE member_id = $1',
      [memberId],
    );
    await takeFloorsBack(tx, { memberId, floorIds: rows.map(({ id }) => id) });
    await judgeAgain(tx, { memberIds: [memberId], now: noonOf(today) });
  });
  if (taken.length > 0) expect((await shownTiers()).get(memberId)).toBe(before);
}

async function expectEqual(world: World, ruleId: number, ids: readonly number[], today: string) {
  const kept = await standingsOf(ruleId);
  const shown = await shownTiers();
  const said = ids.map((memberId) => {
    const standing = kept.get(memberId);
    return [memberId, shown.get(memberId), standing === undefined ? undefined : told(standing)];
  });
  const played = ids.map((memberId) => {
    const { standing } = replayStanding({
      versions: world.versions,
      facts: (world.facts.get(memberId) ?? []).filter(({ on }) => on < today),
      climber: { joinedOn: JOINED_ON },
      throughOn: today,
    });
    const ladder = present(ladderOn(world.versions, today), 'there is a ladder');
    const step = Math.max(
      stepOf(ladder, standing.tierId),
      floorStep(ladder, world.floors.get(memberId) ?? [], today),
    );
    const tierId = ladder.tiers[step]?.tierId ?? null;
    return [memberId, tierId, kept.has(memberId) ? told(standing) : undefined];
  });
  expect({ today, said }).toEqual({ today, said: played });
}

/** Since when is no part of it: who was played again may have come to the same by another way. */
function told({ sinceOn: _, ...standing }: ReturnType<typeof replayStanding>['standing']) {
  return standing;
}
