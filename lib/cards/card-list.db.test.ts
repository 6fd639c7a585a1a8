import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { type CardFilters, cardFiltersFromAddress } from '@/lib/domain/cards/card-list';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { CARD_COMMANDS } from './operations';
import { countCards } from './queries/count-cards';
import { listCards } from './queries/list-cards';
import { sql } from './testing/life-runner';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const MEMBERS = 120;
const numberAt = (at: number) => `77840010339${String(at).padStart(5, '0')}`;

const list = (
  filters: CardFilters = {},
  cursor: Parameters<typeof listCards.run>[0]['input']['cursor'] = null,
) => runQuery(listCards, { filters, cursor }, support);

beforeAll(async () => {
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, at) => ({
      memberId: at + 1,
      firstName: at === 6 ? 'Айдар' : 'Имя',
      lastName: at === 6 ? 'Валеев' : `Фамилия${at}`,
      card: numberAt(at),
    })),
  );
  const [card] = await sql<{ cardId: number }>(
    `SELECT card_id::float8 AS "cardId" FROM cards WHERE number = '${numberAt(7)}'`,
  );
  const block = { cardId: card?.cardId ?? 0, version: 1, reason: 'lost' } as const;
  await runCommand(CARD_COMMANDS.block, block, support);
});

describe('the list of cards', () => {
  it('goes fifty a page, the one that changed last first, each card once: 50, 50, 20', async () => {
    const seen: number[] = [];
    let page = await list();
    expect(page.cards[0]).toMatchObject({
      number: numberAt(7),
      status: 'blocked',
      lastOperation: 'block',
      type: { nameEn: 'Standard' },
    });
    const sizes = [page.cards.length];
    seen.push(...page.cards.map(({ cardId }) => cardId));
    while (page.next !== null) {
      page = await list({}, page.next);
      sizes.push(page.cards.length);
      seen.push(...page.cards.map(({ cardId }) => cardId));
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(MEMBERS);
  });

  it('counts by state what it lists: 119 active and 1 blocked, whatever state it is narrowed to', async () => {
    const counts = await runQuery(countCards, { filters: { status: 'blocked' } }, support);
    expect(counts).toMatchObject({ active: 119, blocked: 1, issued: 0 });
    expect((await list({ status: 'blocked' })).cards).toHaveLength(1);
  });

  it('CARD-17 finds a card by its number, with blanks or without, its last four digits and its member', async () => {
    const found = async (q: string) => (await list({ q })).cards.map(({ number }) => number);
    expect(await found(numberAt(7))).toEqual([numberAt(7)]);
    expect(await found('7784 0010 3390 0007')).toEqual([numberAt(7)]);
    expect(await found('0007')).toEqual([numberAt(7)]);
    expect(await found('Валеев')).toEqual([numberAt(6)]);
    expect(await found('valeev')).toEqual([numberAt(6)]);
    expect(await found('999999')).toEqual([]);
  });

  it('is narrowed by type and by the days of the last event, both in', async () => {
    expect((await list({ type: [1] })).cards).toHaveLength(50);
    expect((await list({ type: [2] })).cards).toHaveLength(0);
    const [day] = await sql<{ on: string }>(
      `SELECT (now() AT TIME ZONE 'Europe/Moscow')::date::text AS on`,
    );
    const today = day?.on ?? '';
    expect((await list({ changedFrom: today, changedTo: today })).cards).toHaveLength(50);
    expect((await list({ changedTo: '2020-01-01' })).cards).toHaveLength(0);
  });

  it('takes from an address what it can read and leaves the rest out', () => {
    const address = { status: 'lost', type: '1,2', changedFrom: '2026-02-30', q: ' 0007 ' };
    expect(cardFiltersFromAddress(address)).toEqual({ type: [1, 2], q: '0007' });
  });
});
