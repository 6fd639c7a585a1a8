import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { addDays } from '@/lib/domain/shared/calendar';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { useMail } from '@/lib/messaging/testing/mail-sink';
import { seedPeople, sql } from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from '@/lib/purchases/testing/claims-desk';
import { ACTOR, emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { bringBack, line, record } from '@/lib/purchases/testing/till-desk';
import { RULE_AUTHOR_ID, RULE_REVIEWER_ID } from '@/lib/rules/testing/seed-rule';
import {
  freshLadders,
  judgeNights,
  ladderJson,
  noonOf,
  seedLadder,
  shownTiers,
  standingsOf,
} from '../testing/ladder-desk';
import { judgeAgain } from './judge-again';
import { takeFloorsBack } from './pass-tier';

const STEPS = [0, 1_000, 5_000];
const CALENDAR: Partial<LadderJson> = { window: { kind: 'calendarYear' }, validity: 'nextPeriod' };

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(freshLadders);

let last = 7_000;
async function joined(): Promise<number> {
  last += 1;
  await seedMembers([{ memberId: last, joinedOn: '2025-01-01' }]);
  return last;
}
const buy = (memberId: number, day: string, units: number, knownOn = day) =>
  record({ memberId, lines: [line(units * 100)], purchasedAt: noonOf(day) }, noonOf(knownOn));
const shown = async (memberId: number) => (await shownTiers()).get(memberId);

/** Judges every night from a day to another one. */
async function nights(fromOn: string, toOn: string): Promise<void> {
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) await judgeNights(day);
}

/** Gives a tier from today on, as an approved task does. */
const give = (
  { memberId, ruleId, tierId }: { memberId: number; ruleId: number; tierId: number },
  today: string,
  untilOn: string,
) =>
  withTx(ACTOR, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>(
      `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
       VALUES ($1, $2, $3, $4, $5, 'manual', 'apology', $6, $7, now()) RETURNING floor_id::float8 AS id`,
      [memberId, ruleId, tierId, today, untilOn, RULE_AUTHOR_ID, RULE_REVIEWER_ID],
    );
    await judgeAgain(tx, { memberIds: [memberId], now: noonOf(today) });
    return rows[0]?.id ?? 0;
  });
const lastChange = async (memberId: number) =>
  (
    await sql(
      `SELECT from_tier_id AS "from", to_tier_id AS "to", reason FROM tier_changes WHERE member_id = ${memberId}
       ORDER BY change_id DESC LIMIT 1`,
    )
  )[0];
const judgements = (memberId: number) =>
  sql(
    `SELECT judgement, to_tier_id AS tier FROM tier_judgements WHERE member_id = ${memberId} ORDER BY judgement_id`,
  );

describe('a floor at night', () => {
  it('that ends gives the tier beneath back with what is left of its period, and no judgement is made of it', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson(STEPS, CALENDAR), '2026-01-01');
    await nights('2026-01-01', '2026-01-05');
    await buy(member, '2026-01-05', 1_200);
    await judgeNights('2026-01-06');
    const own = (await standingsOf(ruleId)).get(member);
    expect(own).toMatchObject({ tierId: 2, validUntilOn: '2027-12-31' });
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-06', '2026-01-08');
    expect(await lastChange(member)).toEqual({ from: 2, to: 3, reason: 'manual' });
    await nights('2026-01-07', '2026-01-08');
    expect(await shown(member)).toBe(3);
    await judgeNights('2026-01-09');
    expect(await lastChange(member)).toEqual({ from: 3, to: 2, reason: 'floorOver' });
    expect((await standingsOf(ruleId)).get(member)).toEqual(own);
    expect(await judgements(member)).toEqual([{ judgement: 'reached', tier: 2 }]);
    await expectBooksTrue();
  });

  it('over a member who was never judged leaves them on the entry tier, without a row', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson(STEPS), '2026-01-01');
    await judgeNights('2026-01-01');
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-01', '2026-01-03');
    await nights('2026-01-02', '2026-01-03');
    expect(await shown(member)).toBe(3);
    await judgeNights('2026-01-04');
    expect([await shown(member), (await standingsOf(ruleId)).get(member)]).toEqual([1, undefined]);
  });

  it('is risen beneath and above by receipts, and what was earned is there when it ends', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson([...STEPS, 9_000]), '2026-01-01');
    await judgeNights('2026-01-01');
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-01', '2026-01-03');
    await buy(member, '2026-01-02', 1_500);
    expect([await shown(member), (await standingsOf(ruleId)).get(member)?.tierId]).toEqual([3, 2]);
    await nights('2026-01-02', '2026-01-04');
    expect(await lastChange(member)).toEqual({ from: 3, to: 2, reason: 'floorOver' });
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-04', '2026-01-05');
    await buy(member, '2026-01-04', 8_000);
    expect(await lastChange(member)).toEqual({ from: 3, to: 4, reason: 'earned' });
    await nights('2026-01-05', '2026-01-07');
    expect(await shown(member)).toBe(4);
  });

  it('lets grace run and end beneath it, and a late receipt and its return be judged there', async () => {
    const [idle, late] = [await joined(), await joined()];
    const { ruleId } = await seedLadder(
      ladderJson(STEPS, { window: { kind: 'rolling', months: 1 }, graceDays: 3 }),
      '2026-01-01',
    );
    await judgeNights('2026-01-01');
    for (const member of [idle, late]) {
      await buy(member, '2026-01-02', 1_000);
      await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-02', '2026-02-10');
    }
    await nights('2026-01-02', '2026-02-04');
    expect((await standingsOf(ruleId)).get(idle)).toMatchObject({
      ...{ tierId: 2, graceUntilOn: '2026-02-05' },
    });
    const receipt = await buy(late, '2026-01-30', 1_000, '2026-02-04');
    await nights('2026-02-05', '2026-02-06');
    const stand = async () => {
      const standings = await standingsOf(ruleId);
      return [standings.get(idle)?.tierId, standings.get(late)?.tierId];
    };
    expect(await stand()).toEqual([1, 2]);
    expect([await shown(idle), await shown(late)]).toEqual([3, 3]);
    await bringBack(receipt, null, { now: noonOf('2026-02-06') });
    await judgeNights('2026-02-07');
    expect(await stand()).toEqual([1, 1]);
    await nights('2026-02-08', '2026-02-11');
    expect([await shown(idle), await shown(late)]).toEqual([1, 1]);
    expect(await lastChange(idle)).toMatchObject({ reason: 'floorOver' });
  });

  it('that is taken back by day is shown until the night, whatever a receipt brings', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson(STEPS), '2026-01-01');
    await judgeNights('2026-01-01');
    const floorId = await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-02', '2026-06-30');
    await withTx(ACTOR, async (tx) => {
      await takeFloorsBack(tx, { memberId: member, floorIds: [floorId] });
      await judgeAgain(tx, { memberIds: [member], now: noonOf('2026-01-02') });
    });
    await buy(member, '2026-01-02', 1_200);
    expect(await shown(member)).toBe(3);
    await nights('2026-01-02', '2026-01-03');
    expect(await lastChange(member)).toEqual({ from: 3, to: 2, reason: 'floorOver' });
  });

  it('greets with its tier and says good-bye to it, once each, whatever is reached and lost beneath', async () => {
    useMail('smtp://127.0.0.1:1');
    last += 1;
    const member = last;
    await seedMembers([{ memberId: member, joinedOn: '2025-01-01', email: `f${member}@mail.ru` }]);
    const text = { en: 'Text', ru: 'Текст' };
    const message = { subject: text, text };
    const json = ladderJson(STEPS, { window: { kind: 'rolling', months: 1 } });
    const tiers = json.tiers.map((tier) => ({
      ...{ ...tier, entryMessage: message, exitMessage: message },
    }));
    const { ruleId } = await seedLadder({ ...json, tiers }, '2026-01-01');
    await judgeNights('2026-01-01');
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-01', '2026-02-05');
    await buy(member, '2026-01-02', 1_000);
    await nights('2026-01-02', '2026-02-06');
    expect(await judgements(member)).toEqual([
      { judgement: 'reached', tier: 2 },
      { judgement: 'fell', tier: 1 },
    ]);
    expect(
      await sql(
        `SELECT params->'tierId' AS tier, params->'isEntry' AS entry FROM messages WHERE member_id = ${member} ORDER BY message_id`,
      ),
    ).toEqual([
      { tier: 3, entry: 1 },
      { tier: 3, entry: 0 },
    ]);
    useMail(null);
  });

  it('of a tier that is gone holds the one that its members went to', async () => {
    const member = await joined();
    const { ruleId } = await seedLadder(ladderJson(STEPS), '2026-01-01');
    await judgeNights('2026-01-01');
    await give({ memberId: member, ruleId, tierId: 3 }, '2026-01-01', '2026-01-03');
    const next = ladderJson(STEPS.slice(0, 2), { moved: [{ fromTierId: 3, toTierId: 2 }] });
    await seedLadder(next, '2026-01-02', ruleId);
    await nights('2026-01-02', '2026-01-03');
    expect(await shown(member)).toBe(2);
    await judgeNights('2026-01-04');
    expect(await shown(member)).toBe(1);
  });
});
