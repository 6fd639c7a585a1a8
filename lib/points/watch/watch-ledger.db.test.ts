import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { openHold } from '../commands/open-hold';
import {
  anna,
  chief,
  earn,
  figures,
  ledgerDifferences,
  newMembers,
  nextKey,
  redeem,
  refusal,
  seedPeople,
  sql,
  till,
} from '../testing/points-desk';
import { thawAccount } from './thaw-account';
import { watchLedger } from './watch-ledger';

const deputy: UserActor = { kind: 'user', userId: 904, role: 'admin', requestId: 'deputy' };
const actor = systemActor('watch-ledger');
const look = (budgetMs?: number) =>
  watchLedger({
    actor,
    signal: new AbortController().signal,
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });

/** Writes into the files of the database, as a broken disk would: no trigger is asked. */
async function plant(statement: string): Promise<void> {
  await sql(`SET LOCAL session_replication_role = replica; ${statement}`);
}

let ids: number[] = [];
beforeAll(async () => {
  await seedPeople();
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE VALUES (904, 'p904@test', 'P904', 'admin', 'x')`,
  );
  ids = await newMembers(...Array.from({ length: 8 }, () => 'active'));
  for (const id of ids) {
    await earn(id, 100);
    await redeem(id, '30');
    await runCommand(openHold, { memberId: id, points: '20', key: nextKey() }, till);
  }
});

const frozen = async () =>
  (
    await sql<{ id: number }>(
      `SELECT member_id::float8 AS id FROM point_accounts WHERE frozen_reason = 'mismatch' ORDER BY member_id`,
    )
  ).map(({ id }) => id);

describe('the watch over the ledger', () => {
  it('finds nothing in books that agree, and tells that it has seen them all', async () => {
    expect(await look()).toMatchObject({ frozen: [], endsRound: true });
    const [state] = await sql(
      'SELECT ran_at IS NOT NULL AS ran, round_ended_at IS NOT NULL AS ended FROM ledger_watch',
    );
    expect(state).toEqual({ ran: true, ended: true });
  });

  it('a balance, a lot, an entry, a hold and an allocation that a disk changed are found by the next look, told and frozen', async () => {
    const of = (place: number) => `WHERE member_id = ${ids[place]}`;
    await plant(`
      UPDATE point_accounts SET balance = balance + 1 ${of(0)};
      UPDATE point_lots SET remaining = remaining - 1 ${of(1)};
      UPDATE point_entries SET amount = amount + 1 ${of(2)} AND seq = 1;
      UPDATE point_holds SET amount = amount + 1 ${of(3)};
      UPDATE point_allocations SET amount = amount - 1 ${of(4)};
      UPDATE point_lots SET held = 0 ${of(5)};
      DELETE FROM point_entries ${of(6)} AND seq = 2`);
    expect((await look()).frozen.toSorted()).toEqual(ids.slice(0, 7));
    expect(await frozen()).toEqual(ids.slice(0, 7));
    const doctor = await ledgerDifferences();
    expect(doctor.length).toBeGreaterThanOrEqual(7);
    expect(await refusal(redeem(ids[0] ?? 0, '1'))).toEqual({
      code: 'points_refused',
      reason: 'frozen',
    });
    await redeem(ids[7] ?? 0, '1');
  });

  it('tells it once, and repairs nothing', async () => {
    const before = await sql('SELECT count(*)::int AS n FROM ledger_mismatches');
    expect((await look()).frozen).toEqual([]);
    expect(await sql('SELECT count(*)::int AS n FROM ledger_mismatches')).toEqual(before);
    expect(await figures(ids[0] ?? 0)).toBe('70.01');
  });

  it('what moved is seen at once, though the round is cut short; the next look goes on from there', async () => {
    await sql(`UPDATE ledger_watch SET next_member_id = 5000000`);
    const [odd = 0] = await newMembers('active');
    await earn(odd, 100, { now: new Date() });
    await plant(`UPDATE point_accounts SET balance = balance + 1 WHERE member_id = ${odd}`);
    expect((await look(0)).frozen).toEqual([odd]);
  });

  it('an account goes on only when its books agree again, and when a second administrator agrees', async () => {
    const [odd = 0] = ids;
    const thaw = (by: UserActor, askedBy: number, secondPerson = true) =>
      refusal(
        runCommand(thawAccount, { memberId: odd, cause: 'hardware', askedBy, secondPerson }, by),
      );
    expect(await thaw(anna, chief.userId)).toEqual({
      code: 'forbidden',
      permission: 'points.thaw',
    });
    expect(await thaw(chief, chief.userId)).toEqual({ code: 'own_approval' });
    expect(await thaw(chief, deputy.userId, false)).toEqual({ code: 'own_approval' });
    expect(await thaw(deputy, chief.userId)).toEqual({
      code: 'points_refused',
      reason: 'mismatch',
    });
    await plant(`UPDATE point_accounts SET balance = balance - 1 WHERE member_id = ${odd}`);
    expect(await thaw(deputy, chief.userId)).toBeNull();
    expect(await thaw(deputy, chief.userId)).toEqual({ code: 'wrong_state', state: 'open' });
    await redeem(odd, '1');
    expect((await look()).frozen).toEqual([]);
    const [kept] = await sql(
      'SELECT ended_at IS NOT NULL AS ended FROM ledger_mismatches WHERE member_id = $1',
      [odd],
    );
    expect(kept).toEqual({ ended: true });
  });

  it('what was found is never deleted nor rewritten, and ends once', async () => {
    await expect(sql('DELETE FROM ledger_mismatches')).rejects.toMatchObject({ code: 'VN002' });
    await expect(sql(`UPDATE ledger_mismatches SET found = '0'`)).rejects.toMatchObject({
      code: 'VN003',
    });
  });
});
