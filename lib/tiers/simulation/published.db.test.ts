import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { addDays } from '@/lib/domain/shared/calendar';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';
import { type LadderJson, ladderSchema } from '@/lib/domain/tiers/ladder';
import { keepTier } from '@/lib/domain/tiers/ladder-edits';
import { simulatedDays } from '@/lib/domain/tiers/simulation/simulated-days';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { ACTOR, emptyProgramme, post, receipts } from '@/lib/purchases/testing/posting-desk';
import { RULE_AUTHOR_ID, RULE_REVIEWER_ID } from '@/lib/rules/testing/seed-rule';
import { judgeAgain } from '../floors/judge-again';
import {
  freshLadders,
  judgeNights,
  ladderJson,
  noonOf,
  seedLadder,
  shownTiers,
  standingsOf,
} from '../testing/ladder-desk';
import { compareLadders } from './compare';

const TODAY_ON = '2026-11-20';
const NIGHT = addDays(TODAY_ON, 1);

function randoms(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;
const oneOf = <Thing>(random: Random, ...things: readonly [Thing, ...Thing[]]): Thing =>
  things[random(things.length)] ?? things[0];

/** A ladder that judges by rolling months or by years, and lets fall this way or that. */
function anyLadder(random: Random): LadderJson {
  const isRolling = random(3) > 0;
  return ladderJson(
    [0, 200 + random(300), 600 + random(300), 1_000 + random(400)].slice(random(2), 4),
    {
      window: isRolling
        ? { kind: 'rolling', months: oneOf(random, 3, 6, 12) }
        : { kind: oneOf(random, 'calendarYear', 'anniversary') },
      validity: isRolling
        ? oneOf(random, 'window', 'thisPeriod', 'nextPeriod')
        : oneOf(random, 'thisPeriod', 'nextPeriod'),
      downgrade: oneOf(random, 'toEarned', 'oneStep', 'requalify'),
      graceDays: oneOf(random, 0, 5, 11),
    },
  );
}

/** The same, of which some let the members of a tier keep it for some days or months. */
function keeping(random: Random, ladder: LadderJson): LadderJson {
  const { tierId = 1 } = ladder.tiers[random(ladder.tiers.length)] ?? {};
  const untilOn = addDays(NIGHT, oneOf(random, 0, 3, 40));
  return random(2) === 0 ? ladder : keepTier(ladder, tierId, untilOn);
}

/** How the draft has everybody, as the simulation says: tier in the night, and once grace is over. */
async function foretold(
  ruleId: number,
  { draft, live, startsOn }: Record<'draft' | 'live', LadderJson> & { startsOn: string },
) {
  const ladder = ladderSchema.parse(draft);
  const { compared } = await compareLadders(readPool(), {
    ruleId,
    draft: ladder,
    live: ladderSchema.parse(live),
    ...{ startsOn, todayOn: TODAY_ON, timeZone: 'Europe/Moscow', isAnew: true },
  });
  const { atNight, after } = compared.draft.outcomes;
  const tierOf = (step: number | undefined) => ladder.tiers[step ?? -1]?.tierId ?? null;
  return new Map(
    [...compared.base.memberIds].map((memberId, at) => [
      memberId,
      { atNight: tierOf(atNight[at]), after: tierOf(after[at]) },
    ]),
  );
}

/** Judges every night from one day to another. */
async function judgeEach(fromOn: string, toOn: string): Promise<void> {
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) await judgeNights(day);
}

/** Tiers by hand for every fourth member, whatever they stand on, to some day before or after the end of grace. */
async function giveFloors(ruleId: number, live: LadderJson, random: Random): Promise<void> {
  const ids = [...(await shownTiers()).keys()].filter((_, place) => place % 4 === 0);
  await withTx(ACTOR, async (tx) => {
    for (const memberId of ids) {
      const tierId = live.tiers[random(live.tiers.length)]?.tierId;
      const untilOn = addDays(TODAY_ON, random(20));
      await tx.client.query(
        `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
         VALUES ($1, $2, $3, $4, $5, 'manual', 'test', $6, $7, now())`,
        [memberId, ruleId, tierId, TODAY_ON, untilOn, RULE_AUTHOR_ID, RULE_REVIEWER_ID],
      );
    }
    await judgeAgain(tx, { memberIds: ids, now: noonOf(TODAY_ON) });
  });
}

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(freshLadders);

/** Members whose grace was followed to its end: a test of nobody says nothing. */
let followed = 0;
/** And who was let keep a tier. */
let kept = 0;
afterAll(() => {
  expect(followed).toBeGreaterThan(10);
  expect(kept).toBeGreaterThan(10);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'what a simulation said of each member is what the nights of the published draft did (seed %i)',
  async (seed) => {
    const random = randoms(seed * 104_729);
    await post(receipts(seed, 150));
    const [live, draft] = [anyLadder(random), keeping(random, anyLadder(random))];
    const { ruleId } = await seedLadder(live, TODAY_ON);
    await judgeNights(TODAY_ON);
    await giveFloors(ruleId, live, random);
    const said = await foretold(ruleId, { draft, live, startsOn: NIGHT });
    expect(said.size).toBeGreaterThan(30);

    await seedLadder(draft, NIGHT, ruleId);
    await judgeNights(NIGHT);
    const [floors] = await sql<{ laid: number }>(
      `SELECT count(*)::int AS laid FROM tier_floors WHERE reason = '${KEPT_REASON}'`,
    );
    kept += floors?.laid ?? 0;
    const shown = await shownTiers();
    for (const [memberId, { atNight }] of said) {
      expect([memberId, shown.get(memberId)]).toEqual([memberId, atNight]);
    }

    const days = simulatedDays(ladderSchema.parse(draft), { startsOn: NIGHT, todayOn: TODAY_ON });
    const inGrace = [...(await standingsOf(ruleId))].filter(
      ([, { graceUntilOn }]) => graceUntilOn !== null,
    );
    // Each is looked at on the morning after their own grace.
    for (let day = addDays(NIGHT, 1); day <= (days.fallsOn ?? NIGHT); day = addDays(day, 1)) {
      await judgeNights(day);
      const fell = await shownTiers();
      for (const [memberId, { graceUntilOn }] of inGrace) {
        if (graceUntilOn === null || addDays(graceUntilOn, 1) !== day) continue;
        followed += 1;
        expect([memberId, fell.get(memberId)]).toEqual([memberId, said.get(memberId)?.after]);
      }
    }
  },
  60_000,
);

const LATER = addDays(TODAY_ON, 20);

it.each([11, 12, 13, 14])(
  'a draft that begins in 20 days is measured by the window of that night: without receipts in between it does what was said of all whom the nights before left as they were (seed %i)',
  async (seed) => {
    const random = randoms(seed * 104_729);
    await post(receipts(seed, 150));
    const [live, draft] = [anyLadder(random), keeping(random, anyLadder(random))];
    const { ruleId } = await seedLadder(live, TODAY_ON);
    await judgeNights(TODAY_ON);
    const before = await standingsOf(ruleId);
    const said = await foretold(ruleId, { draft, live, startsOn: LATER });

    await judgeEach(addDays(TODAY_ON, 1), addDays(LATER, -1));
    const meanwhile = await standingsOf(ruleId);
    await seedLadder(draft, LATER, ruleId);
    await judgeNights(LATER);
    const shown = await shownTiers();
    const alike = [...said].filter(([memberId]) =>
      isDeepStrictEqual(before.get(memberId), meanwhile.get(memberId)),
    );
    expect(alike.length).toBeGreaterThan(20);
    for (const [memberId, { atNight }] of alike) {
      expect([memberId, shown.get(memberId)]).toEqual([memberId, atNight]);
    }
  },
  60_000,
);
