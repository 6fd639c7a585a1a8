import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { addDays } from '@/lib/domain/shared/calendar';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';
import { type LadderJson, ladderSchema } from '@/lib/domain/tiers/ladder';
import { keepTier } from '@/lib/domain/tiers/ladder-edits';
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
import { readLive } from './read-live';

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
function anyLadder(random: Random, isRolling = random(3) > 0): LadderJson {
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
function keeping(random: Random, ladder: LadderJson, startsOn = NIGHT): LadderJson {
  const { tierId = 1 } = ladder.tiers[random(ladder.tiers.length)] ?? {};
  const untilOn = addDays(startsOn, oneOf(random, 0, 3, 40));
  return random(2) === 0 ? ladder : keepTier(ladder, tierId, untilOn);
}

/** Who stood on a tier that the draft keeps has it as a floor when the night lets them fall or begin grace, and nobody else has. */
async function expectKept(
  ruleId: number,
  { draft, before }: { draft: LadderJson; before: Awaited<ReturnType<typeof standingsOf>> },
): Promise<void> {
  const rows = await sql<{ memberId: number; tierId: number }>(
    `SELECT member_id::float8 AS "memberId", tier_id AS "tierId" FROM tier_floors WHERE reason = '${KEPT_REASON}'`,
  );
  const laid = new Map(rows.map(({ memberId, tierId }) => [memberId, tierId]));
  const stepOf = (tierId: number | null) => draft.tiers.findIndex((tier) => tier.tierId === tierId);
  const after = await standingsOf(ruleId);
  for (const [memberId, { tierId }] of before) {
    const isKept = draft.tiers.some((tier) => tier.tierId === tierId && tier.keptUntilOn);
    const now = after.get(memberId);
    if (now === undefined) continue;
    const falls = now.graceUntilOn !== null || stepOf(now.tierId) < stepOf(tierId);
    expect([memberId, laid.get(memberId)]).toEqual([
      memberId,
      isKept && falls ? tierId : undefined,
    ]);
    if (isKept && !falls) notKept += 1;
  }
}

/** The same, of which most tiers are kept. */
function keepingMany(random: Random, ladder: LadderJson): LadderJson {
  return ladder.tiers.reduce(
    (all, { tierId }) =>
      random(4) === 0 ? all : keepTier(all, tierId, addDays(NIGHT, oneOf(random, 0, 3, 40))),
    ladder,
  );
}

/** How the draft has everybody, as the simulation says: tier in the night, and once grace is over. */
async function foretold(
  ruleId: number,
  { draft, startsOn }: { readonly draft: LadderJson; readonly startsOn: string },
) {
  const ladder = ladderSchema.parse(draft);
  const days = { onDay: startsOn, todayOn: TODAY_ON };
  const { live, ahead } = await readLive(readPool(), ruleId, days);
  const { compared } = await compareLadders(readPool(), {
    ...{ ruleId, draft: ladder, live: live?.ladder ?? null, ahead },
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

/** Lets the nights after one end the grace that runs in it, and looks at each member on the morning after their own. */
async function followGrace(
  ruleId: number,
  said: Awaited<ReturnType<typeof foretold>>,
  night: string,
): Promise<void> {
  const falls = [...(await standingsOf(ruleId))].flatMap(([memberId, { graceUntilOn }]) =>
    graceUntilOn === null ? [] : [{ memberId, on: addDays(graceUntilOn, 1) }],
  );
  const lastOn =
    falls
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? night;
  for (let day = addDays(night, 1); day <= lastOn; day = addDays(day, 1)) {
    await judgeNights(day);
    const shown = await shownTiers();
    for (const { memberId } of falls.filter(({ on }) => on === day)) {
      followed += 1;
      expect([memberId, shown.get(memberId)]).toEqual([memberId, said.get(memberId)?.after]);
    }
  }
}

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(freshLadders);

/** Members whose grace was followed to its end: a test of nobody says nothing. */
let followed = 0;
/** And who was let keep a tier, or stood on one without a need to. */
let kept = 0;
let notKept = 0;
afterAll(() => {
  expect(followed).toBeGreaterThan(10);
  expect(notKept).toBeGreaterThan(10);
  expect(kept).toBeGreaterThan(10);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'what a simulation said of each member is what the nights of the published draft did (seed %i)',
  async (seed) => {
    const random = randoms(seed * 104_729);
    await post(receipts(seed, 150));
    const [live, other] = [anyLadder(random), keeping(random, anyLadder(random))];
    const draft = keepingMany(randoms(seed), other);
    const { ruleId } = await seedLadder(live, TODAY_ON);
    await judgeNights(TODAY_ON);
    await giveFloors(ruleId, live, random);
    const said = await foretold(ruleId, { draft, startsOn: NIGHT });
    expect(said.size).toBeGreaterThan(30);

    const before = await standingsOf(ruleId);
    await seedLadder(draft, NIGHT, ruleId);
    await judgeNights(NIGHT);
    await expectKept(ruleId, { draft, before });
    const [floors] = await sql<{ laid: number }>(
      `SELECT count(*)::int AS laid FROM tier_floors WHERE reason = '${KEPT_REASON}'`,
    );
    kept += floors?.laid ?? 0;
    const shown = await shownTiers();
    for (const [memberId, { atNight }] of said) {
      expect([memberId, shown.get(memberId)]).toEqual([memberId, atNight]);
    }

    await followGrace(ruleId, said, NIGHT);
  },
  60_000,
);

/** How many members the nights until a draft took effect had moved, by whether a year as a window ended in them. */
const meanwhile = { rolling: 0, years: 0 };
afterAll(() => {
  expect(meanwhile.rolling).toBeGreaterThan(10);
  expect(meanwhile.years).toBeGreaterThan(30);
});

it.each([
  [202, 20],
  [212, 20],
  [217, 50],
  [226, 50],
  [234, 50],
  [201, 50],
  [209, 50],
  [213, 50],
  [223, 90],
  [231, 90],
])(
  'without receipts in between, a draft that begins later makes of each member what was said, whatever the nights before made of them (seed %i, in %i days)',
  async (seed, inDays) => {
    const random = randoms(seed * 104_729);
    await post(receipts(seed, 150));
    const startsOn = addDays(TODAY_ON, inDays);
    const judgedBy = inDays === 50 ? 'years' : 'rolling';
    const { ruleId } = await seedLadder(anyLadder(random, judgedBy === 'rolling'), TODAY_ON);
    await judgeNights(TODAY_ON);
    // As those who reached their tier in the year before.
    await sql(
      `UPDATE tier_standings SET valid_until_on = '2026-12-31' WHERE valid_until_on > '2026-12-31' AND member_id % 2 = 0`,
    );
    // Sometimes another version begins before, which lets some keep their tier.
    if (random(2) === 0) {
      const between = addDays(TODAY_ON, 1 + random(inDays - 1));
      await seedLadder(keeping(random, anyLadder(random), between), between, ruleId);
    }
    const draft = keeping(random, anyLadder(random), startsOn);
    const before = await shownTiers();
    const said = await foretold(ruleId, { draft, startsOn });
    expect(said.size).toBeGreaterThan(30);

    await judgeEach(addDays(TODAY_ON, 1), addDays(startsOn, -1));
    for (const [memberId, tierId] of await shownTiers()) {
      if (before.get(memberId) !== tierId) meanwhile[judgedBy] += 1;
    }
    await seedLadder(draft, startsOn, ruleId);
    await judgeNights(startsOn);
    const shown = await shownTiers();
    for (const [memberId, { atNight }] of said) {
      expect([memberId, shown.get(memberId)]).toEqual([memberId, atNight]);
    }
    await followGrace(ruleId, said, startsOn);
  },
  120_000,
);
