import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { expireLots } from './commands/expire-lots';
import { transferPoints } from './commands/transfer';
import {
  anna,
  boris,
  chief,
  earn,
  entries,
  figures,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  nextKey,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
  till,
} from './testing/points-desk';

beforeAll(seedPeople);

const shop: ApiKeyActor = {
  kind: 'apiKey',
  apiKeyId: 1,
  originId: 1,
  scopes: ['points.transfer'],
  storeId: null,
  partner: '',
  requestId: 'shop',
};

type Given = { readonly key?: string; readonly now?: Date };

/** As an app does it: the limits of the programme alone. */
const give = (memberId: number, toMemberId: number, points: string, given: Given = {}) => {
  const { key = nextKey(), now = NOW } = given;
  return runCommand(transferPoints, { memberId, toMemberId, points, key }, shop, { now });
};

const pair = async (points: number) => {
  const [a = 0, b = 0] = await newMembers('active', 'active');
  await earn(a, points, { expiresAt: '2027-06-01' });
  return [a, b] as const;
};

describe('points of one member given to another', () => {
  it('LED-09 100 of a balance of 100 go; of sources 300 and 1,200, 1,500 take both in their order, 1,600 take nothing', async () => {
    const [a, b] = await pair(100);
    await give(a, b, '100');
    expect([await figures(a), await figures(b)]).toEqual(['0', '100']);
    const [c = 0, d = 0] = await newMembers('active', 'active');
    await earn(c, 1_200, { expiresAt: '2027-06-01' });
    await earn(c, 300, { expiresAt: '2027-01-01' });
    expect(await refusal(give(c, d, '1600'))).toEqual({
      code: 'insufficient_points',
      available: '1500',
      asked: '1600',
    });
    expect(await entries(d)).toEqual([]);
    await give(c, d, '1500');
    expect(await openLots(d)).toEqual(['300 until 2027-01-01', '1200 until 2027-06-01']);
    expect(await entries(d)).toEqual(['transfer_in 1500']);
  });

  it('each lot keeps its end; a part of one goes with the end of the whole', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await earn(a, 100, { expiresAt: '2027-01-01' });
    await earn(a, 100);
    await give(a, b, '150');
    expect(await openLots(a)).toEqual(['50']);
    expect(await openLots(b)).toEqual(['100 until 2027-01-01', '50']);
  });

  it('EXP-17 of two that came, the first ends alone, when its own lot would have', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await earn(a, 100, { expiresAt: '2026-11-28' });
    await give(a, b, '100');
    await earn(a, 100, { expiresAt: '2026-11-29' });
    await give(a, b, '100');
    await runCommand(expireLots, {}, till, { now: new Date('2026-11-28T00:00:00Z') });
    expect(await entries(b)).toEqual(['transfer_in 100', 'transfer_in 100', 'expire -100']);
    expect(await openLots(b)).toEqual(['100 until 2026-11-29']);
  });

  it('LED-08 the same key moves once and answers the same; with another amount it is refused', async () => {
    const [a, b] = await pair(1_000);
    const key = nextKey();
    const answers = await Promise.all([1, 2, 3].map(() => give(a, b, '200', { key })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await entries(b)).toEqual(['transfer_in 200']);
    expect(await refusal(give(a, b, '300', { key }))).toEqual({ code: 'idempotency_conflict' });
  });

  it.each([
    ['suspended', 'active', 'suspended'],
    ['active', 'suspended', 'suspended'],
    ['active', 'closing', 'over'],
    ['active', 'closed', 'over'],
    ['closed', 'active', 'over'],
    ['prospect', 'active', 'not_started'],
  ])('of a member who is %s to one who is %s nothing goes: %s', async (mine, theirs, reason) => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await earn(a, 500);
    await sql(
      `SET LOCAL session_replication_role = replica; UPDATE members SET status = '${mine}' WHERE member_id = ${a};
       UPDATE members SET status = '${theirs}' WHERE member_id = ${b}`,
    );
    expect(await refusal(give(a, b, '100'))).toEqual({ code: 'points_refused', reason });
    expect(await entries(b)).toEqual([]);
  });

  it('nothing goes to oneself, from or to a frozen account, nor while a card is blocked for fraud', async () => {
    const [a, b] = await pair(500);
    expect(await refusal(give(a, a, '100'))).toMatchObject({ reason: 'same_member' });
    await earn(b, 500);
    await sql(
      `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'fraud' WHERE member_id = ${b}`,
    );
    expect(await refusal(give(a, b, '100'))).toMatchObject({ reason: 'frozen' });
    expect(await refusal(give(b, a, '100'))).toMatchObject({ reason: 'frozen' });
    const [c, d] = await pair(500);
    await sql(
      `SET LOCAL session_replication_role = replica;
       INSERT INTO cards (member_id, number, card_type_id, status, block_reason, version, issued_on)
       SELECT ${d}, '7784001033999${d}', card_type_id, 'blocked', 'fraud', 1, '2026-01-01' FROM card_types LIMIT 1`,
    );
    expect(await refusal(give(c, d, '100'))).toMatchObject({ reason: 'blocked' });
  });
});

describe('limits of giving', () => {
  it('100 at least, 5,000 at most, 5,000 a day, 20,000 a month; another day and another month begin anew', async () => {
    const [a, b] = await pair(40_000);
    const on = (day: string) => ({ now: new Date(`${day}T10:00:00Z`) });
    expect(await refusal(give(a, b, '99.99', on('2026-11-02')))).toEqual({
      code: 'transfer_refused',
      limit: 'least',
      left: '100',
    });
    expect(await refusal(give(a, b, '5000.01', on('2026-11-02')))).toMatchObject({ limit: 'most' });
    await give(a, b, '3000', on('2026-11-02'));
    expect(await refusal(give(a, b, '2000.01', on('2026-11-02')))).toEqual({
      code: 'transfer_refused',
      limit: 'aDay',
      left: '2000',
    });
    // 21:30 in UTC is the next day in Moscow.
    await give(a, b, '5000', { now: new Date('2026-11-02T21:30:00Z') });
    await give(a, b, '5000', on('2026-11-04'));
    await give(a, b, '5000', on('2026-11-05'));
    expect(await refusal(give(a, b, '2000.01', on('2026-11-06')))).toEqual({
      code: 'transfer_refused',
      limit: 'aMonth',
      left: '2000',
    });
    await give(a, b, '2000', on('2026-11-06'));
    await give(a, b, '5000', on('2026-12-01'));
    expect(await figures(b)).toBe('25000');
  });

  it('20 transfers of 500 at once against 5,000 a day: 10 go, 10 are refused, nothing is lost', async () => {
    const [a, ...others] = await newMembers(...Array.from({ length: 21 }, () => 'active'));
    await earn(a ?? 0, 20_000);
    const answers = await Promise.all(others.map((b) => refusal(give(a ?? 0, b, '500'))));
    expect(answers.filter((one) => one === null)).toHaveLength(10);
    for (const answer of answers.filter((one) => one !== null)) {
      expect(answer).toEqual({ code: 'transfer_refused', limit: 'aDay', left: '0' });
    }
    expect(await figures(a ?? 0)).toBe('15000');
    const [counted] = await sql(
      `SELECT sum(given)::text AS given FROM point_transfer_days WHERE member_id = ${a}`,
    );
    expect(counted).toEqual({ given: '500000' });
  });

  it('A to B and B to A at once, 20 times each, beside purchases of both: no deadlock is seen, no point is lost', async () => {
    const [a, b] = await pair(2_000);
    await earn(b, 2_000);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) => [
        refusal(give(a, b, '100')),
        refusal(give(b, a, '100')),
        refusal(redeem(place % 2 === 0 ? a : b, '10')),
      ]).flat(),
    );
    expect(answers.filter((one) => one !== null)).toEqual([]);
    const [sum] = await sql(
      `SELECT sum(balance)::text AS points FROM point_accounts WHERE member_id IN (${a}, ${b})`,
    );
    expect(sum).toEqual({ points: '380000' });
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('where the programme has no transfers none is made', async () => {
    const [a, b] = await pair(500);
    await sql('UPDATE programme SET has_transfers = false');
    expect(await refusal(give(a, b, '100'))).toMatchObject({ limit: 'none' });
    await sql('UPDATE programme SET has_transfers = true');
    await give(a, b, '100');
  });
});

describe('who stands for a transfer at the console', () => {
  it('1,000 go alone; above, a second person agrees, never the same (I12)', async () => {
    const [a, b] = await pair(5_000);
    const asked = { memberId: a, toMemberId: b, key: nextKey() };
    await runCommand(transferPoints, { ...asked, points: '1000' }, anna, { now: NOW });
    const more = { ...asked, key: nextKey(), points: '1000.01' };
    expect(await refusal(runCommand(transferPoints, more, anna, { now: NOW }))).toMatchObject({
      code: 'limit_exceeded',
      limit: 'atOnce',
    });
    const agreed = { ...more, secondPerson: true, askedBy: anna.userId };
    expect(await refusal(runCommand(transferPoints, agreed, anna, { now: NOW }))).toEqual({
      code: 'own_approval',
    });
    await runCommand(transferPoints, agreed, boris, { now: NOW });
    const people = await sql(
      `SELECT requested_by, approved_by FROM point_entries WHERE member_id IN (${a}, ${b}) AND seq > 1 ORDER BY member_id, seq`,
    );
    expect(people.at(-1)).toEqual({ requested_by: 901, approved_by: 902 });
    expect(people).toHaveLength(3);
    const [audited] = await sql(
      `SELECT count(*)::int AS n FROM audit_events WHERE command = 'points.transfer' AND subject_id IN ('${a}', '${b}')`,
    );
    expect(audited).toEqual({ n: 4 });
  });

  it('a marketer has not the right to it', async () => {
    const [a, b] = await pair(500);
    const marketer = { ...chief, userId: 903, role: 'marketer' as const };
    expect(
      await refusal(
        runCommand(
          transferPoints,
          { memberId: a, toMemberId: b, points: '100', key: nextKey() },
          marketer,
        ),
      ),
    ).toEqual({ code: 'forbidden', permission: 'points.transfer' });
    expect(await newMember()).toBeGreaterThan(0);
  });
});
