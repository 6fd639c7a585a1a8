import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from '@/lib/purchases/testing/claims-desk';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, line, record } from '@/lib/purchases/testing/till-desk';
import {
  freshLadders,
  judgeNights,
  ladderJson,
  noonOf,
  seedLadder,
  shownTiers,
  standingsOf,
} from './testing/ladder-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(freshLadders);

let last = 5_000;
async function joined(joinedOn = '2025-01-01') {
  last += 1;
  await seedMembers([{ memberId: last, joinedOn }]);
  return last;
}

const buy = (memberId: number, day: string, units: number, knownOn = day) =>
  record({ memberId, lines: [line(units * 100)], purchasedAt: noonOf(day) }, noonOf(knownOn));
const shown = async (memberId: number) => (await shownTiers()).get(memberId);

describe('a ladder at work', () => {
  it('TIER-09 lets a member rise in the request of the receipt that reaches the tier, and says why', async () => {
    const member = await joined();
    const { ruleId, versionId } = await seedLadder(ladderJson([0, 1_000]), '2026-01-01');
    await judgeNights('2026-01-01');
    await buy(member, '2026-01-05', 500);
    expect(await shown(member)).toBe(1);
    await buy(member, '2026-01-06', 700);
    expect(await shown(member)).toBe(2);
    const why = await sql(
      `SELECT judgement, judged_by AS by, rule_version_id AS version, measured->>'spend' AS spend, to_tier_id AS tier
       FROM tier_judgements WHERE member_id = ${member} AND rule_id = ${ruleId}`,
    );
    expect(why).toEqual([
      { judgement: 'reached', by: 'day', version: versionId, spend: '120000', tier: 2 },
    ]);
    const changes = await sql(
      `SELECT from_tier_id AS "from", to_tier_id AS "to", reason FROM tier_changes WHERE member_id = ${member}`,
    );
    expect(changes).toContainEqual({ from: 1, to: 2, reason: 'earned' });
    await expectBooksTrue();
  });

  it('TIER-05 rises to the highest tier at once, in one change', async () => {
    const member = await joined();
    await seedLadder(ladderJson([0, 1_000, 5_000]), '2026-01-01');
    await judgeNights('2026-01-01');
    await buy(member, '2026-01-05', 1_200);
    expect(await shown(member)).toBe(2);
    await buy(member, '2026-01-05', 9_000);
    expect(await shown(member)).toBe(3);
    const [{ changes } = { changes: 0 }] = await sql<{ changes: number }>(
      `SELECT count(*)::int AS changes FROM tier_changes WHERE member_id = ${member} AND from_tier_id IS NOT NULL`,
    );
    expect(changes).toBe(2);
  });

  it('falls at night alone, after the days of grace, and the night done twice changes nothing', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(
      ladderJson([0, 1_000], { window: { kind: 'rolling', months: 1 }, graceDays: 3 }),
      '2026-01-01',
    );
    await judgeNights('2026-01-01');
    await buy(member, '2026-01-02', 1_000);
    expect(await judgeNights('2026-01-03')).toBe(2);
    expect(await judgeNights('2026-01-03')).toBe(0);
    for (const day of days('2026-01-04', 31)) await judgeNights(day);
    expect((await standingsOf(ruleId)).get(member)).toMatchObject({
      tierId: 2,
      graceUntilOn: '2026-02-05',
    });
    for (const day of days('2026-02-04', 3)) await judgeNights(day);
    expect(await shown(member)).toBe(1);
  });

  it('judges a late receipt and a return on their own days: up at once, down in the night', async () => {
    const member = await joined();
    await seedLadder(
      ladderJson([0, 1_000], { window: { kind: 'calendarYear' }, validity: 'nextPeriod' }),
      '2025-01-01',
    );
    await judgeNights('2026-01-05');
    expect(await shown(member)).toBe(1);
    const late = await buy(member, '2025-12-30', 1_000, '2026-01-05');
    expect(await shown(member)).toBe(2);
    await judgeNights('2026-01-06');
    expect(await shown(member)).toBe(2);
    await bringBack(late, null, { now: noonOf('2026-01-06') });
    expect(await shown(member)).toBe(2);
    await judgeNights('2026-01-07');
    expect(await shown(member)).toBe(1);
    await expectBooksTrue();
  });

  it('of several ladders shows the one that a member is put on, and the other one afterwards', async () => {
    const member = await joined();
    await seedLadder(ladderJson([0, 1_000]), '2026-01-01');
    const club = await seedLadder(ladderJson([0], { audience: 'enrolled' }, 11), '2026-01-01');
    await judgeNights('2026-01-01');
    await withTx(ACTOR, ({ client }) =>
      client.query(
        `INSERT INTO tier_enrolments (member_id, rule_id, kind, from_on, until_on, created_at)
         VALUES ($1, $2, 'paid', '2026-01-02', '2026-01-03', now())`,
        [member, club.ruleId],
      ),
    );
    await judgeNights('2026-01-02');
    expect(await shown(member)).toBe(11);
    await buy(member, '2026-01-03', 1_000);
    expect(await shown(member)).toBe(11);
    await judgeNights('2026-01-04');
    expect(await shown(member)).toBe(2);
  });

  it('by a new version judges everybody in its first night, and says that it did', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson([0, 1_000]), '2026-01-01');
    await judgeNights('2026-01-01');
    await buy(member, '2026-01-02', 600);
    await seedLadder(ladderJson([0, 500]), '2026-01-04', ruleId);
    await judgeNights('2026-01-03');
    expect(await shown(member)).toBe(1);
    await judgeNights('2026-01-04');
    expect(await shown(member)).toBe(2);
    const reasons = await sql(
      `SELECT reason FROM tier_changes WHERE member_id = ${member} ORDER BY change_id DESC LIMIT 1`,
    );
    expect(reasons).toEqual([{ reason: 'newVersion' }]);
  });
});

function days(from: string, count: number): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, nth) =>
    new Date(start + nth * 86_400_000).toJSON().slice(0, 10),
  );
}
