import { beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withTx } from '@/db/write';
import { cardCounts } from '@/lib/doctor/checks/card-counts';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { foldCounts } from './commands/fold-counts';
import { CARD_COMMANDS } from './operations';
import { countCards } from './queries/count-cards';
import { sql } from './testing/life-runner';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const MEMBERS = 300;
const numberAt = (at: number) => `77840010338${String(at).padStart(5, '0')}`;
const inTx = <T>(work: (tx: Tx) => Promise<T>) =>
  withTx({ label: 'system:test', requestId: 'test' }, work);

const counted = () => runQuery(countCards, { filters: {} }, support);
const differences = () => sql(cardCounts.differences);
const fold = () => runCommand(foldCounts, {}, systemActor('test'));

beforeAll(async () => {
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, at) => ({ memberId: at + 1, card: numberAt(at) })),
  );
});

async function block(memberId: number): Promise<void> {
  const [card] = await sql<{ cardId: number }>(
    `SELECT card_id::float8 AS "cardId" FROM cards WHERE member_id = ${memberId} AND status = 'active'`,
  );
  const input = { cardId: card?.cardId ?? 0, version: 1, reason: 'lost' } as const;
  await runCommand(CARD_COMMANDS.block, input, support);
}

describe('cards by state', () => {
  it('are counted before they are folded and after: 299 active, 1 blocked, 1 issued', async () => {
    await block(1);
    await runCommand(CARD_COMMANDS.issue, { memberId: 2, isVirtual: true }, support);
    expect(await counted()).toMatchObject({ active: 299, blocked: 1, issued: 1, void: 0 });
    expect((await fold()).taken).toBeGreaterThan(0);
    expect(await counted()).toMatchObject({ active: 299, blocked: 1, issued: 1, void: 0 });
    expect(await fold()).toEqual({ taken: 0 });
    expect(await differences()).toEqual([]);
  });

  it('come as two rows from a statement over 100 cards, and as none where no state changes', async () => {
    await fold();
    await inTx(async ({ client }) => {
      await client.query('ALTER TABLE cards DISABLE TRIGGER cards_have_events');
      await client.query('ALTER TABLE cards DISABLE TRIGGER cards_follow_transitions');
      await client.query(
        `UPDATE cards SET status = 'closed', version = version + 1 WHERE member_id BETWEEN 101 AND 200`,
      );
      await client.query(`UPDATE cards SET expires_on = '2030-01-01' WHERE member_id > 200`);
      const { rows } = await client.query(
        'SELECT card_type_id AS type, status, cards FROM card_count_deltas ORDER BY status',
      );
      expect(rows).toEqual([
        { type: 1, status: 'active', cards: -100 },
        { type: 1, status: 'closed', cards: 100 },
      ]);
      await client.query('ROLLBACK; BEGIN');
    });
  });

  it('do not make one change wait for another: a second card is blocked while the first is not committed', async () => {
    await inTx(async (tx) => {
      const { rows } = await tx.client.query<{ cardId: number }>(
        `SELECT card_id::float8 AS "cardId" FROM cards WHERE member_id = 20`,
      );
      const input = CARD_COMMANDS.block.input.parse({
        cardId: rows[0]?.cardId,
        version: 1,
        reason: 'lost',
      });
      await CARD_COMMANDS.block.run({ tx, input, actor: support, now: new Date() });
      await block(21);
      await fold();
    });
    expect(await differences()).toEqual([]);
  });

  it('stay right while 40 cards are blocked at once and folded meanwhile', async () => {
    const work = Array.from({ length: 40 }, (_, at) => block(at + 40));
    await Promise.all([...work, fold(), fold(), fold()]);
    expect(await counted()).toMatchObject({ blocked: 43 });
    expect(await differences()).toEqual([]);
  });
});
