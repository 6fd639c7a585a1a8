import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { anna, earn, figures, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { blockCard } from './commands/block-card';
import { changeOwner } from './commands/change-owner';
import { closeCard } from './commands/close-card';
import { returnCard } from './commands/return-card';
import { supplementCard } from './commands/supplement-card';

let last = 7000;

/** Two members, the first with an active card. */
async function seedPair() {
  const from = last + 1;
  const to = last + 2;
  last = to;
  const number = `7784${String(from).padStart(9, '0')}`;
  await seedMembers([
    { memberId: from, firstName: 'Роза', lastName: 'Хакимова', card: number, tierId: 2 },
    { memberId: to, firstName: 'Вера', lastName: 'Нур', tierId: 1 },
  ]);
  const [card] = await sql<{ cardId: number }>(
    'SELECT card_id::float8 AS "cardId" FROM cards WHERE member_id = $1',
    [from],
  );
  return { from, to, number, cardId: card?.cardId ?? 0 };
}

type Pair = Awaited<ReturnType<typeof seedPair>>;

const give = ({ cardId, to }: Pair, extra: Readonly<Record<string, boolean>> = {}) =>
  runCommand(
    changeOwner,
    {
      cardId,
      version: 1,
      toMemberId: to,
      identityChecked: true,
      secondPerson: false,
      movesBalance: false,
      movesTier: false,
      movesHistory: false,
      ...extra,
    },
    anna,
  );

async function cardsOf(memberId: number): Promise<string> {
  const rows = await sql<{ text: string }>(
    `SELECT concat_ws(' ', status, CASE WHEN is_supplementary THEN 'supplementary' END, 'moved to ' || moved_to) AS text
     FROM cards WHERE member_id = $1 ORDER BY card_id`,
    [memberId],
  );
  return rows.map(({ text }) => text).join(', ');
}

const ownerOf = async (number: string) =>
  (
    await sql<{ owner: number }>(
      `SELECT member_id::float8 AS owner FROM identity_claims WHERE kind = 'card' AND value = $1`,
      [number],
    )
  )[0]?.owner ?? null;

beforeAll(async () => {
  await seedPeople();
  await sql(`INSERT INTO tiers (tier_id, code, rank, name_en, name_ru) VALUES
    (1, 'base', 1, 'Base', 'Базовый'), (2, 'gold', 2, 'Gold', 'Золотой') ON CONFLICT DO NOTHING`);
});

describe('a card that changes its owner', () => {
  it('goes on at the new one with its number, and keeps the part of its life at the old one', async () => {
    const pair = await seedPair();
    await give(pair, { movesTier: true });
    expect(await cardsOf(pair.from)).toBe(`closed moved to ${pair.to}`);
    expect(await cardsOf(pair.to)).toBe('active');
    expect(await ownerOf(pair.number)).toBe(pair.to);
    const [tier] = await sql<{ tier: number }>(
      'SELECT tier_id::int AS tier FROM members WHERE member_id = $1',
      [pair.to],
    );
    expect(tier?.tier).toBe(2);
  });

  it('takes points along with a second person alone', async () => {
    const pair = await seedPair();
    await earn(pair.from, 120);
    expect(await refusal(give(pair, { movesBalance: true }))).toEqual({
      code: 'card_refused',
      reason: 'needs_second_person',
    });
    expect(await figures(pair.from)).toBe('120');
    await give(pair, { movesBalance: true, secondPerson: true });
    expect([await figures(pair.from), await figures(pair.to)]).toEqual(['0', '120']);
  });

  it('goes to one of two who are given it at once; to the same, to nobody and unchecked it does not go', async () => {
    const pair = await seedPair();
    const other = await seedPair();
    const results = await Promise.all([
      refusal(give(pair)),
      refusal(give({ ...pair, to: other.from })),
    ]);
    expect(results.filter((one) => one === null)).toHaveLength(1);
    expect([pair.to, other.from]).toContain(await ownerOf(pair.number));
    expect(await refusal(give({ ...other, to: other.from }))).toMatchObject({
      reason: 'same_member',
    });
    expect(await refusal(give({ ...other, to: 999_999 }))).toEqual({ code: 'not_found' });
    expect(await refusal(give(other, { identityChecked: false }))).toMatchObject({
      reason: 'needs_identity_check',
    });
  });

  it('comes back to its first owner as it went', async () => {
    const pair = await seedPair();
    const { newCard } = await give(pair);
    await give({ ...pair, cardId: newCard.cardId, to: pair.from });
    expect(await cardsOf(pair.from)).toBe(`closed moved to ${pair.to}, active`);
    expect(await ownerOf(pair.number)).toBe(pair.from);
  });
});

describe('further cards and the way back to the stock', () => {
  it('CARD-11 a supplementary card is closed alone, and the member keeps the first', async () => {
    const { from } = await seedPair();
    const input = { memberId: from, bearer: 'Тимур', isVirtual: true };
    const { cardId } = await runCommand(supplementCard, input, anna);
    expect(await cardsOf(from)).toBe('active, issued supplementary');
    await runCommand(blockCard, { cardId, version: 1, reason: 'lost' }, anna);
    await runCommand(closeCard, { cardId, version: 2 }, anna);
    expect(await cardsOf(from)).toBe('active, closed supplementary');
    const empty = { ...input, bearer: '   ' };
    expect(await refusal(runCommand(supplementCard, empty, anna))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('a card that never lay in the stock is not returned to it', async () => {
    const { from } = await seedPair();
    const { cardId } = await runCommand(
      supplementCard,
      { memberId: from, bearer: 'Тимур', isVirtual: true },
      anna,
    );
    expect(await refusal(runCommand(returnCard, { cardId, version: 1 }, anna))).toEqual({
      code: 'card_refused',
      reason: 'not_from_stock',
    });
    expect(await cardsOf(from)).toBe('active, issued supplementary');
  });
});
