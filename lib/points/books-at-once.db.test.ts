import type { PoolClient } from 'pg';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { withTx } from '@/db/write';
import { earn, ledgerDifferences, newMembers, redeem, sql } from './testing/points-desk';

const MEMBERS = 60;
let ids: number[] = [];

beforeAll(async () => {
  ids = await newMembers(...Array.from({ length: MEMBERS }, () => 'active'));
  for (const id of ids) {
    await earn(id, 100);
    await redeem(id, '30');
  }
});

const inTx = (work: (client: PoolClient) => Promise<unknown>) =>
  withTx({ label: 'system:test', requestId: 'test' }, ({ client }) => work(client));

/** Ten points more for every member, in one statement: entry, lot and account. */
const GIVE = `
  WITH a AS (
    UPDATE point_accounts SET seq = seq + 1, balance = balance + 1000 WHERE member_id = ANY ($1) RETURNING *
  ), e AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
      occurred_at, booked_at)
    SELECT member_id, seq, 'earn', 1000, balance, 0, 0, 'test', 'k' || seq, 'test', now(), now() FROM a RETURNING *
  )
  INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
  SELECT member_id, seq, 'available', $2 + (member_id = $3)::int, $2 + (member_id = $3)::int, now() FROM e`;

describe('statements that write many rows of the ledger', () => {
  it(`${MEMBERS} accounts in one statement fit, and nothing of the comparing is left`, async () => {
    await inTx((client) => client.query(GIVE, [ids, 1000, 0]));
    expect(await ledgerDifferences()).toEqual([]);
    expect(await sql('SELECT FROM point_touches')).toEqual([]);
  });

  test.each([
    ['a lot', GIVE, /differs from its/],
    [
      'what is left of a lot',
      'UPDATE point_lots SET remaining = remaining - (member_id = $3)::int WHERE member_id = ANY ($1) AND $2 > 0 AND remaining > 1000',
      /differs from its lots/,
    ],
    [
      'the balance of an account',
      'UPDATE point_accounts SET balance = balance + (member_id = $3)::int WHERE member_id = ANY ($1) AND $2 > 0',
      /an account differs from its entries/,
    ],
    [
      'what is promised of a lot',
      'UPDATE point_lots SET held = held + (member_id = $3)::int WHERE member_id = ANY ($1) AND $2 > 0 AND remaining > 1000',
      /holds other than was promised/,
    ],
    [
      'what is promised of a lot that is new',
      GIVE.replaceAll('$2 + (member_id = $3)::int', '$2')
        .replace('earned_at)', 'earned_at, held)')
        .replace('now() FROM e', 'now(), (member_id = $3)::int FROM e'),
      /holds other than was promised/,
    ],
    [
      'a lot of an entry that is not there',
      `INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
       SELECT id, 999, 'available', $2, $2, now() FROM unnest($1::bigint[]) AS id WHERE id = $3`,
      /differs from its/,
    ],
    [
      'an allocation',
      `INSERT INTO point_allocations (member_id, seq, lot_id, amount)
       SELECT member_id, 1, lot_id, $2 FROM point_lots WHERE member_id = $3 AND member_id = ANY ($1)`,
      /differs from its/,
    ],
    [
      'an entry without its account and lot',
      `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
         occurred_at, booked_at)
       SELECT member_id, seq + 1, 'earn', $2, balance + $2, 0, 0, 'test', 'alone', 'test', now(), now()
       FROM point_accounts WHERE member_id = $3 AND member_id = ANY ($1)`,
      /an account differs from its entries/,
    ],
    [
      'an entry and its lot without their account',
      `WITH e AS (
         INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
           occurred_at, booked_at)
         SELECT member_id, seq + 1, 'earn', $2, balance + $2, 0, 0, 'test', 'alone', 'test', now(), now()
         FROM point_accounts WHERE member_id = $3 AND member_id = ANY ($1) RETURNING *)
       INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
       SELECT member_id, seq, 'available', $2, $2, now() FROM e`,
      /an account differs from its entries/,
    ],
    [
      'an activation, which needs no lot, without its account',
      `INSERT INTO point_entries (member_id, seq, kind, amount, pending, balance_after, pending_after, debt_after, source, key,
         actor, occurred_at, booked_at)
       SELECT member_id, seq + 1, 'activate', 1000, -$2::bigint, balance + 1000, -$2::bigint, 0, 'test', 'alone', 'test', now(), now()
       FROM point_accounts WHERE member_id = $3 AND member_id = ANY ($1)`,
      /an account differs from its entries/,
    ],
    [
      'an entry that does not go on from the one before it',
      GIVE.replace("'earn', 1000, balance, 0", "'earn', 1000, balance + (member_id = $3)::int, 0"),
      /does not go on from the one before it/,
    ],
    [
      'an entry of a frozen account',
      `WITH frozen AS (
         UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'fraud'
         WHERE member_id = $3 AND $2 > 0 RETURNING member_id)
       INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
         occurred_at, booked_at)
       SELECT member_id, seq + 1, 'earn', 1000, balance + 1000, 0, 0, 'test', 'frozen', 'test', now(), now()
       FROM point_accounts WHERE member_id = ANY ($1)`,
      /takes no movements/,
    ],
  ])(`of ${MEMBERS}, one that does not fit refuses all: %s`, async (_, statement, words) => {
    const wrong = ids[Math.floor(MEMBERS / 2)];
    await expect(inTx((client) => client.query(statement, [ids, 1000, wrong]))).rejects.toThrow(
      words,
    );
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('what was compared early is compared again when it is touched after', async () => {
    const work = inTx(async (client) => {
      await client.query(GIVE, [ids, 1000, 0]);
      await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      await client.query('SET CONSTRAINTS ALL DEFERRED');
      await client.query(
        'UPDATE point_lots SET remaining = remaining - 1 WHERE member_id = $1 AND remaining > 0',
        [ids[0]],
      );
    });
    await expect(work).rejects.toThrow('differs from its lots');
  });

  it('nobody spares a comparison by taking away what is kept for it', async () => {
    const spoil = (after: string) =>
      inTx(async (client) => {
        await client.query('UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $1', [
          ids[0],
        ]);
        await client.query(after);
      });
    await expect(spoil('DELETE FROM point_touches')).rejects.toThrow('differs from its entries');
    await expect(spoil('UPDATE point_touches SET accounts = NULL')).rejects.toMatchObject({
      code: 'VN002',
    });
    await expect(spoil('TRUNCATE point_touches')).rejects.toThrow('pending trigger events');
  });

  it('nobody writes down figures for entries, which would be believed', async () => {
    const forged = inTx((client) =>
      client.query(
        `INSERT INTO point_touches (entry_members, entry_seqs, entry_nets, entry_balances, entry_pendings, entry_debts)
         SELECT ARRAY[member_id], ARRAY[seq], ARRAY[0], ARRAY[balance + 1], ARRAY[0], ARRAY[0] FROM point_accounts LIMIT 1`,
      ),
    );
    await expect(forged).rejects.toMatchObject({ code: 'VN002' });
  });

  it('a lot that an old entry, or one that only takes, is said to have made is compared with it', async () => {
    const toCompare: (number | null)[] = [];
    const made = inTx(async (client) => {
      const make = async (seq: string) => {
        await client.query(
          `INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
           SELECT member_id, ${seq}, 'available', 1000, 1000, now() FROM point_accounts WHERE member_id = $1`,
          [ids[0]],
        );
        const { rows } = await client.query<{ seq: number }>(
          `SELECT unnest(entry_seqs) AS seq FROM point_touches WHERE entry_nets IS NULL AND entry_members = ARRAY[$1::bigint]`,
          [ids[0]],
        );
        toCompare.push(rows.at(-1)?.seq ?? null);
      };
      await make('1');
      await client.query(
        `WITH a AS (UPDATE point_accounts SET seq = seq + 1, balance = balance - 1000 WHERE member_id = $1 RETURNING *)
         INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
           occurred_at, booked_at)
         SELECT member_id, seq, 'redeem', -1000, balance, 0, 0, 'test', 'taking', 'test', now(), now() FROM a`,
        [ids[0]],
      );
      await make('seq');
    });
    await expect(made).rejects.toThrow('differs');
    const [{ seq } = { seq: 0 }] = await sql<{ seq: number }>(
      'SELECT seq FROM point_accounts WHERE member_id = $1',
      [ids[0]],
    );
    expect(toCompare).toEqual([1, seq + 1]);
  });

  it('what is rolled back to a savepoint is not compared, what was before it is', async () => {
    await inTx(async (client) => {
      await client.query(GIVE, [ids, 1000, 0]);
      await client.query('SAVEPOINT before');
      await client.query('UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $1', [
        ids[0],
      ]);
      await client.query('ROLLBACK TO SAVEPOINT before');
    });
    expect(await ledgerDifferences()).toEqual([]);
    expect(await sql('SELECT FROM point_touches')).toEqual([]);
  });

  it('what is written down twice is compared once, what is written after the comparing again', async () => {
    await inTx(async (client) => {
      const touches = async () =>
        (
          await client.query<{ accounts: number; lots: number }>(
            `SELECT count(*) FILTER (WHERE accounts IS NOT NULL)::int AS accounts,
               count(*) FILTER (WHERE lot_ids IS NOT NULL)::int AS lots FROM point_touches`,
          )
        ).rows[0];
      await client.query(GIVE, [ids, 1000, 0]);
      const once = await touches();
      await client.query('UPDATE point_accounts SET balance = balance WHERE member_id = ANY ($1)', [
        ids,
      ]);
      // Lots that a new entry made are compared with it.
      expect([once, await touches()]).toEqual([
        { accounts: 1, lots: 0 },
        { accounts: 1, lots: 0 },
      ]);
    });
    const forged = inTx(async (client) => {
      // A row that somebody else wrote down for this transaction is one more comparison, never one less.
      await client.query('INSERT INTO point_touches (accounts) VALUES ($1)', [[ids[0]]]);
      await client.query('UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $1', [
        ids[0],
      ]);
      await client.query('DELETE FROM point_touches');
    });
    await expect(forged).rejects.toThrow('differs from its entries');
  });

  it('an account that differs may be frozen for it, and not go on before its books agree', async () => {
    const [odd] = ids;
    const spoil = (by: string) =>
      inTx(async (client) => {
        await client.query('ALTER TABLE point_accounts DISABLE TRIGGER USER');
        await client.query(
          `UPDATE point_accounts SET balance = balance ${by} WHERE member_id = $1`,
          [odd],
        );
        await client.query('ALTER TABLE point_accounts ENABLE TRIGGER USER');
      });
    const change = (set: string) =>
      inTx((client) =>
        client.query(`UPDATE point_accounts SET ${set} WHERE member_id = $1`, [odd]),
      );
    const freeze = (reason: string) => `frozen_at = now(), frozen_reason = '${reason}'`;
    await spoil('+ 1');
    await expect(change(freeze('fraud'))).rejects.toThrow('differs');
    await expect(change(`${freeze('mismatch')}, balance = balance + 1`)).rejects.toThrow('differs');
    await change(freeze('mismatch'));
    await expect(change('frozen_at = NULL, frozen_reason = NULL')).rejects.toThrow('differs');
    await spoil('- 1');
    await change('frozen_at = NULL, frozen_reason = NULL');
    expect(await ledgerDifferences()).toEqual([]);
  });
});
