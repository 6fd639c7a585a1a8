import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { openHold } from '@/lib/points/commands/open-hold';
import {
  earn,
  entries,
  figures,
  newMember,
  nextKey,
  refusal,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import { line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

let cards = 0;

/** A member with an active card since long ago; the card's number. */
async function cardHolder(): Promise<{ readonly memberId: number; readonly card: string }> {
  cards += 1;
  const memberId = 7_000 + cards;
  const card = `99000000${String(cards).padStart(4, '0')}`;
  await seedMembers([{ memberId, card }]);
  return { memberId, card };
}

/** Ends or blocks a card at a moment, as its own operation writes it down. */
async function setCard(card: string, status: 'blocked' | 'closed', at: string): Promise<void> {
  await sql(
    `WITH changed AS (
       UPDATE cards SET status = $2, block_reason = CASE WHEN $2 = 'blocked' THEN 'lost' END, version = version + 1
       WHERE number = $1 RETURNING member_id, card_id, version, block_reason)
     INSERT INTO card_events (member_id, card_id, card_version, operation, from_status, to_status, block_reason, actor, happened_at)
     SELECT member_id, card_id, version, CASE WHEN $2 = 'blocked' THEN 'block' ELSE 'close' END, 'active', $2, block_reason,
       'system:test', $3 FROM changed`,
    [card, status, at],
  );
}

describe('a card at the till', () => {
  it('names the member and earns for them', async () => {
    const { memberId, card } = await cardHolder();
    await rule(rate('1'));
    expect(await record({ cardNumber: card })).toMatchObject({ memberId, earned: '1000' });
    await expectBooksTrue();
  });

  it('CARD-02 that nobody has leaves a guest’s receipt, which says so', async () => {
    expect(await record({ cardNumber: '4711471147114711' })).toMatchObject({
      memberId: null,
      notice: 'unknown_card',
    });
  });

  it('CARD-05 that is closed earns nothing: no active card, and the receipts stay one', async () => {
    const { memberId, card } = await cardHolder();
    await rule(rate('1'));
    await record({ cardNumber: card });
    await setCard(card, 'closed', '2026-11-20T08:00:00Z');
    expect(await refusal(record({ cardNumber: card }))).toEqual({
      code: 'card_not_active',
      status: 'closed',
    });
    expect(await sql(`SELECT FROM purchases WHERE member_id = ${memberId}`)).toHaveLength(1);
    expect(await entries(memberId)).toEqual(['earn 1000']);
  });

  it('that is blocked is refused from then on; a receipt of before that comes late still earns', async () => {
    const { memberId, card } = await cardHolder();
    await rule(rate('1'));
    await setCard(card, 'blocked', '2026-11-19T12:00:00Z');
    const before = { cardNumber: card, purchasedAt: new Date('2026-11-19T11:59:00Z') };
    expect(await record(before)).toMatchObject({ memberId, earned: '1000' });
    const after = { cardNumber: card, purchasedAt: new Date('2026-11-19T12:01:00Z') };
    expect(await refusal(record(after))).toEqual({ code: 'card_not_active', status: 'blocked' });
  });

  it('of somebody else than the member is refused', async () => {
    const { card } = await cardHolder();
    const other = await newMember();
    expect(await refusal(record({ cardNumber: card, memberId: other }))).toEqual({
      code: 'not_found',
    });
  });
});

describe('points that pay', () => {
  it('LED-06 of a hold are captured with the receipt, once, and nothing stays reserved', async () => {
    const member = await newMember();
    await rule({ kind: 'spending', points: '1', minor: '100' });
    await earn(member, 100);
    const { holdId } = await runCommand(
      openHold,
      { memberId: member, points: '75', key: nextKey() },
      till,
      { now: NOW },
    );
    const spend = { kind: 'hold', holdId: Number(holdId) } as const;
    expect(await record({ memberId: member, spend })).toMatchObject({
      spent: '75',
      spentMinor: '7500',
      account: { balance: '25' },
    });
    expect(await refusal(record({ memberId: member, spend }))).toMatchObject({
      code: 'wrong_state',
    });
    await expectBooksTrue();
  });

  it('I2 60 receipts at once that each pay 30 of 1,000 points: 33 are taken, 10 points are left', async () => {
    const member = await newMember();
    await rule({ kind: 'spending', points: '1', minor: '1' });
    await earn(member, 1_000);
    const spend = { kind: 'points', points: '30' } as const;
    const tried = await Promise.allSettled(
      Array.from({ length: 60 }, () => record({ memberId: member, lines: [line(30)], spend })),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(33);
    expect(await figures(member)).toBe('10');
    const [row] = await sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM purchases WHERE member_id = ${member}`,
    );
    expect(row?.count).toBe(33);
    await expectBooksTrue();
  });

  it('of a receipt whose paper was claimed before are withheld: it has had its points', async () => {
    const member = await newMember();
    await rule(rate('1'));
    await sql(
      `INSERT INTO claimed_papers (store_id, business_date, paper, member_id, task_id) VALUES (1, '2026-11-20', 'PAPER', $1, 1)`,
      [member],
    );
    expect(await record({ memberId: member, receipt: 'PAPER' })).toMatchObject({
      notice: 'paper_claimed',
      earned: '0',
    });
    expect(await entries(member)).toEqual([]);
  });
});
