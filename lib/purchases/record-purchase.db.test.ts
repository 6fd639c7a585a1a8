import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import {
  earn,
  entries,
  figures,
  ledgerDifferences,
  newMember,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { recordPurchase } from './commands/record-purchase';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import { asked, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

describe('a receipt at the till', () => {
  it('PTS-12 earns 3 points for each 1.00: 120 on 40.00, with an entry, a lot and its decision', async () => {
    const member = await newMember();
    const { ruleId } = await rule(rate('3'));
    const answer = await record({ memberId: member, lines: [line(4_000)] });
    expect(answer).toMatchObject({
      memberId: member,
      isKnown: false,
      notice: null,
      amountMinor: '4000',
      earned: '120',
      spent: '0',
      account: { balance: '120', pending: '0', debt: '0' },
      decision: { points: '120', outcomes: [{ rule: ruleId, status: 'applied', points: '120' }] },
    });
    expect(await entries(member)).toEqual(['earn 120']);
    const [lot] = await sql(`SELECT expires_at FROM point_lots WHERE member_id = ${member}`);
    expect(lot).toEqual({ expires_at: new Date('2027-11-20T21:00:00Z') });
    await expectBooksTrue();
  });

  it('PTS-01 judges lines as the rules say: delivery counted, 4 points for each 1.00 of 152.00 are 608', async () => {
    const member = await newMember();
    await rule(rate('4', { lines: { delivery: true } }));
    const lines = [
      line(1_200, { article: '123', labels: ['color=red'] }),
      line(10_000, { article: '000', labels: ['color=blue'] }),
      line(4_000, { article: '0001', kind: 'delivery' }),
    ];
    expect(await record({ memberId: member, lines })).toMatchObject({ earned: '608' });
    const kept = await sql(
      `SELECT kind, labels FROM purchase_lines WHERE member_id = ${member} ORDER BY line_no`,
    );
    expect(kept).toEqual([
      { kind: 'goods', labels: ['color=red'] },
      { kind: 'goods', labels: ['color=blue'] },
      { kind: 'delivery', labels: [] },
    ]);
  });

  it('PTS-33 of a guest earns nothing, opens no account, and is kept with its facts', async () => {
    await rule(rate('1'));
    const answer = await record({});
    expect(answer).toMatchObject({ memberId: null, notice: 'guest', earned: '0', account: null });
    const [kept] = await sql<{ facts: { store: number }; decision: unknown }>(
      `SELECT facts, decision FROM purchase_decisions WHERE member_id = 0 AND purchase_id = ${answer.purchaseId}`,
    );
    expect(kept).toMatchObject({
      facts: { store: 1, day: '2026-11-20' },
      decision: null,
    });
  });

  it('PTS-32, I4 answers the same key byte for byte the same, and refuses another input under it', async () => {
    const member = await newMember();
    await rule(rate('2'));
    const input = asked({ memberId: member, lines: [line(10_000)] });
    const first = await runCommand(recordPurchase, input, till, { now: NOW });
    const second = await runCommand(recordPurchase, input, till, {
      now: new Date('2026-11-21T09:00:00Z'),
    });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await entries(member)).toEqual(['earn 200']);
    const other = { ...input, lines: [line(10_001)] };
    expect(await refusal(runCommand(recordPurchase, other, till, { now: NOW }))).toEqual({
      code: 'idempotency_conflict',
    });
  });

  it('I5 a receipt earns once, also under a new key: it is told what it earned then', async () => {
    const member = await newMember();
    await rule(rate('2'));
    const input = asked({ memberId: member, receipt: 'SAME', lines: [line(10_000)] });
    const first = await runCommand(recordPurchase, input, till, { now: NOW });
    const again = await runCommand(recordPurchase, { ...input, key: 'again' }, till, { now: NOW });
    expect(again).toMatchObject({ isKnown: true, purchaseId: first.purchaseId, earned: '200' });
    expect(again.decision).toEqual(first.decision);
    const stranger = await newMember();
    const asOther = { ...input, key: 'other', memberId: stranger };
    expect(await runCommand(recordPurchase, asOther, till, { now: NOW })).toMatchObject({
      isKnown: true,
      memberId: null,
      earned: '0',
      decision: null,
    });
    expect(await figures(stranger)).toBe('0');
    await expectBooksTrue();
  });

  it('I5 sent by two tills at once under twenty keys it is one purchase and one entry', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        record({ memberId: member, receipt: 'RACE', till: 'K1', key: `race-${place}` }),
      ),
    );
    expect(answers.filter(({ isKnown }) => !isKnown)).toHaveLength(1);
    expect(new Set(answers.map(({ purchaseId }) => purchaseId)).size).toBe(1);
    expect(await entries(member)).toEqual(['earn 1000']);
  });

  it('I5 30 receipts, each sent by two tills under two keys at once, earn once each', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const other = systemActor('other-till');
    const sent = Array.from({ length: 30 }, (_, nth) => {
      const input = asked({ memberId: member, receipt: `TWO-${nth}`, lines: [line(1_000)] });
      return [
        runCommand(recordPurchase, input, till, { now: NOW }),
        runCommand(recordPurchase, { ...input, key: `${input.key}-other` }, other, { now: NOW }),
      ];
    }).flat();
    const answers = await Promise.all(sent);
    expect(answers.filter(({ isKnown }) => isKnown)).toHaveLength(30);
    expect(new Set(answers.map(({ purchaseId }) => purchaseId)).size).toBe(30);
    expect(await figures(member)).toBe('300');
    await expectBooksTrue();
  });

  it('RED-04 lets points pay as the rule says: 1 point is 0.01, 500 at least, half of 100.00 at most', async () => {
    await rule({ kind: 'spending', points: '1', minor: '1', least: '500', shareBps: 5_000 });
    await rule(rate('1'));
    const member = await newMember();
    await earn(member, 6_000);
    const pay = (points: string) =>
      record({ memberId: member, lines: [line(10_000)], spend: { kind: 'points', points } });
    expect(await pay('1000')).toMatchObject({
      spent: '1000',
      spentMinor: '1000',
      earned: '90',
      account: { balance: '5090' },
    });
    expect(await refusal(pay('10000'))).toEqual({
      code: 'spending_refused',
      reason: 'aboveMost',
      least: '500',
      most: '5000',
    });
    expect(await refusal(pay('499'))).toMatchObject({
      code: 'spending_refused',
      reason: 'belowLeast',
    });
    expect(await entries(member)).toEqual(['earn 6000', 'redeem -1000', 'earn 90']);
    await expectBooksTrue();
  });

  it('RED-09 spending more than there is is refused, and nothing is written', async () => {
    await rule({ kind: 'spending', points: '1', minor: '1' });
    const member = await newMember();
    await earn(member, 100);
    const spend = { kind: 'points', points: '10000' } as const;
    expect(await refusal(record({ memberId: member, receipt: 'POOR', spend }))).toMatchObject({
      code: 'insufficient_points',
      available: '100',
    });
    expect(await sql(`SELECT FROM purchases WHERE receipt = 'POOR'`)).toEqual([]);
    expect(await figures(member)).toBe('100');
  });

  it('PTS-18 a late receipt is judged by the rules of its own day', async () => {
    const member = await newMember();
    const { ruleId } = await rule(rate('1'), '2026-01-01');
    await seedRule({ ruleId, definition: rate('5'), startsOn: '2026-11-15' });
    const late = { memberId: member, purchasedAt: new Date('2026-11-14T20:59:59Z') };
    expect(await record(late)).toMatchObject({ businessDate: '2026-11-14', earned: '1000' });
    const after = { memberId: member, purchasedAt: new Date('2026-11-14T21:00:00Z') };
    expect(await record(after)).toMatchObject({ businessDate: '2026-11-15', earned: '5000' });
  });

  it('PTS-26 a cap of 1,500 in a day counts the receipts before', async () => {
    const member = await newMember();
    await rule(rate('1', { caps: { day: '1500' } }));
    expect(await record({ memberId: member })).toMatchObject({ earned: '1000' });
    expect(await record({ memberId: member })).toMatchObject({ earned: '500' });
    expect(await record({ memberId: member })).toMatchObject({ earned: '0' });
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('of the day after tomorrow, or under a day that is not beside its own, is refused', async () => {
    const ahead = { purchasedAt: new Date('2026-11-21T09:00:01Z') };
    const wrong = { code: 'invalid_input', fields: ['purchasedAt'] };
    expect(await refusal(record(ahead))).toEqual(wrong);
    expect(await refusal(record({ businessDate: '2026-11-18' }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await record({ businessDate: '2026-11-19' })).toMatchObject({
      businessDate: '2026-11-19',
    });
  });

  it('a suspended member’s receipt is theirs and earns nothing; it says so', async () => {
    const member = await newMember('suspended');
    await rule(rate('1'));
    expect(await record({ memberId: member })).toMatchObject({
      memberId: member,
      notice: 'suspended',
      earned: '0',
      decision: { points: '1000' },
    });
    expect(await entries(member)).toEqual([]);
  });
});
