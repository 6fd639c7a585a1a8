import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import type { UserActor } from '@/lib/domain/access/actor';
import type { BulkAction } from '@/lib/domain/cards/bulk';
import { takeFile } from '@/lib/exports/list-file';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { refusal } from '@/lib/tasks/testing/task-desk';
import { cardsFile } from './cards-csv';
import { operateMany } from './commands/operate-many';
import { CARD_COMMANDS } from './operations';
import { countCards } from './queries/count-cards';
import { listCards } from './queries/list-cards';
import { listMatchingCards } from './queries/list-matching';
import { sql } from './testing/life-runner';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };
const MEMBERS = 60;
const numberAt = (at: number) => `77840010336${String(at).padStart(5, '0')}`;

const card = async (memberId: number) => {
  const [row] = await sql<{ cardId: number; version: number; status: string }>(
    `SELECT card_id::float8 AS "cardId", version, status FROM cards WHERE member_id = ${memberId}
     ORDER BY card_id LIMIT 1`,
  );
  return row ?? { cardId: 0, version: 0, status: 'none' };
};
const audited = async (command: string) =>
  (
    await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_events WHERE command = '${command}'`,
    )
  )[0]?.n;

beforeAll(async () => {
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, at) => ({ memberId: at + 1, card: numberAt(at) })),
  );
});

describe('the same with many cards', () => {
  const run = (action: BulkAction, memberIds: readonly number[], reason?: 'lost') =>
    Promise.all(memberIds.map(card)).then((cards) =>
      runCommand(
        operateMany,
        { action, cards, note: 'found in a box', ...(reason === undefined ? {} : { reason }) },
        support,
      ),
    );

  it('blocks those that can be, tells of each other one why, and audits each card that changed', async () => {
    await runCommand(CARD_COMMANDS.block, { ...(await card(2)), reason: 'stolen' }, support);
    await runCommand(CARD_COMMANDS.close, await card(3), support);
    const stale = { ...(await card(4)), version: 7 };
    const cards = [
      await card(1),
      await card(2),
      await card(3),
      stale,
      { cardId: 999_999, version: 1 },
    ];
    const { outcomes } = await runCommand(
      operateMany,
      { action: 'block', reason: 'lost', cards },
      support,
    );
    const told = new Map(outcomes.map(({ cardId, refused }) => [cardId, refused]));
    expect(cards.map(({ cardId }) => told.get(cardId))).toEqual([
      null,
      { code: 'card_refused', reason: 'is_blocked' },
      { code: 'card_refused', reason: 'is_closed' },
      { code: 'stale_version', reason: '' },
      { code: 'not_found', reason: '' },
    ]);
    expect(outcomes.find(({ cardId }) => cardId === cards[0]?.cardId)?.ending).toBe('0000');
    expect(await card(1)).toMatchObject({ status: 'blocked', version: 2 });
    expect(await card(4)).toMatchObject({ status: 'active', version: 1 });
    expect(await audited('cards.operateMany')).toBe(1);
    const events = await sql(
      `SELECT operation FROM card_events WHERE member_id = 1 AND operation = 'block'`,
    );
    expect(events).toHaveLength(1);
  });

  it('voids only cards that were never used, and returns none that the stock did not have', async () => {
    const issued = await runCommand(CARD_COMMANDS.issue, { memberId: 5, isVirtual: true }, support);
    const { outcomes } = await runCommand(
      operateMany,
      { action: 'void', cards: [issued, await card(6)] },
      support,
    );
    expect(outcomes.map(({ refused }) => refused?.reason ?? 'done').sort()).toEqual([
      'done',
      'is_active',
    ]);
    const back = await runCommand(CARD_COMMANDS.issue, { memberId: 5, isVirtual: true }, support);
    const returned = await runCommand(
      operateMany,
      { action: 'returnToStock', cards: [back] },
      support,
    );
    expect(returned.outcomes[0]?.refused).toEqual({
      code: 'card_refused',
      reason: 'not_from_stock',
    });
    expect(
      await sql(`SELECT FROM identity_claims WHERE kind = 'card' AND value = '${back.number}'`),
    ).toHaveLength(1);
  });

  it('asks for a reason of a block, for 1 to 50 cards, and for the right', async () => {
    expect(await refusal(run('block', [10]))).toMatchObject({ code: 'invalid_input' });
    const many = Array.from({ length: 51 }, () => 10);
    expect(await refusal(run('block', many, 'lost'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(run('block', [], 'lost'))).toMatchObject({ code: 'invalid_input' });
    const cards = [await card(10)];
    expect(
      await refusal(runCommand(operateMany, { action: 'void', cards }, analyst)),
    ).toMatchObject({ code: 'forbidden', permission: 'cards.operate' });
  });

  it('holds the members in the order of their ids, whatever the order of their cards', async () => {
    // The card of member 58 is older than the one that is given to member 57 now.
    const young = await runCommand(CARD_COMMANDS.issue, { memberId: 57, isVirtual: true }, support);
    const cards = [await card(58), young];
    let blocking: Promise<unknown> = Promise.resolve();
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      const lock = 'SELECT FROM members WHERE member_id = $1 FOR NO KEY UPDATE';
      await client.query("SET LOCAL lock_timeout = '500ms'");
      await client.query(lock, [57]);
      blocking = runCommand(operateMany, { action: 'block', reason: 'lost', cards }, support);
      await untilSomebodyWaits();
      // Held by the list already, this would be a circle.
      await client.query(lock, [58]);
    });
    expect(await blocking).toMatchObject({ outcomes: [{ refused: null }, { refused: null }] });
  });

  it('by two people at once on the same 20 cards: each card is blocked once', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 20);
    const both = await Promise.all([
      run('block', ids, 'lost'),
      run('block', ids.toReversed(), 'lost'),
    ]);
    const done = both.flatMap(({ outcomes }) => outcomes.filter(({ refused }) => refused === null));
    expect(done).toHaveLength(20);
  });
});

describe('all cards that fit', () => {
  it('are selected with their versions, those of the filters alone', async () => {
    const matching = (status: 'blocked' | 'active') =>
      runQuery(listMatchingCards, { filters: { status } }, support);
    const counts = await runQuery(countCards, { filters: {} }, support);
    const blocked = await matching('blocked');
    expect(blocked.isCut).toBe(false);
    expect(blocked.cards).toHaveLength(counts.blocked);
    expect(blocked.cards).toContainEqual({ cardId: (await card(1)).cardId, version: 2 });
    expect((await matching('active')).cards).toHaveLength(counts.active);
  });
});

describe('the store of a card', () => {
  it('narrows the list and the counts', async () => {
    await sql(`INSERT INTO stores (store_id, external_id, name) VALUES (801, 'B801', 'Harbour')`);
    const given = await runCommand(
      CARD_COMMANDS.issue,
      { memberId: 50, isVirtual: true, storeId: 801 },
      support,
    );
    const filters = { store: 801 };
    const { cards } = await runQuery(listCards, { filters, cursor: null }, support);
    expect(cards).toMatchObject([{ cardId: given.cardId, version: 1 }]);
    expect(await runQuery(countCards, { filters }, support)).toMatchObject({
      issued: 1,
      active: 0,
    });
  });
});

describe('the file of cards', () => {
  const taken = async (purpose: string, actor = analyst) =>
    new Response(await takeFile(cardsFile({ status: 'closed' }, actor), { actor, purpose })).text();

  it('has the cards of the list without names, and is written down with its purpose first', async () => {
    const lines = (await taken('stocktaking')).trim().split('\n');
    expect(lines[0]).toBe(
      'number,type,status,blockReason,batch,store,isVirtual,isSupplementary,member,issuedOn,expiresOn,changedAt',
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(new RegExp(`^${numberAt(2)},STD,closed,,,,no,no,MBR-3,`));
    const [row] = await sql<{ after: unknown }>(
      `SELECT after FROM audit_events WHERE command = 'lists.export'`,
    );
    expect(row?.after).toEqual({ exported: true, purpose: 'stocktaking', filters: ['status'] });
  });

  it('is not given without a purpose', async () => {
    expect(await refusal(taken('because'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(taken(''))).toMatchObject({ code: 'invalid_input' });
    expect(await audited('lists.export')).toBe(1);
  });
});
