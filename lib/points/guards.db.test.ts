import { beforeAll, describe, expect, it, test } from 'vitest';
import { earn, newMember, redeem, sql } from './testing/points-desk';

/** Tables of the ledger whose rows are facts of the past. */
const APPENDED = ['point_entries', 'point_allocations', 'point_hold_lots'];
const KEPT = ['point_accounts', 'point_lots', 'point_holds', 'point_keys'];

let member = 0;
beforeAll(async () => {
  member = await newMember();
  await earn(member, 100, { expiresAt: '2027-06-01' });
  await redeem(member, '30');
});

const where = () => `WHERE member_id = ${member}`;
const attempt = (statement: string) => sql(statement.replaceAll('$M', String(member)));

describe('the ledger is only appended to (I3)', () => {
  test.each([...APPENDED, ...KEPT])('nobody deletes from or empties %s', async (table) => {
    await expect(attempt(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: 'VN002' });
    await expect(attempt(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: 'VN002' });
  });

  test.each(APPENDED)('nobody changes a row of %s', async (table) => {
    await expect(attempt(`UPDATE ${table} SET member_id = member_id`)).rejects.toMatchObject({
      code: 'VN002',
    });
  });

  it('every table of the ledger has its guards, none is switched off', async () => {
    const guards = await sql<{ table: string; names: string }>(
      `SELECT tgrelid::regclass::text AS "table", string_agg(tgname, ' ' ORDER BY tgname) AS names FROM pg_trigger
       WHERE NOT tgisinternal AND tgenabled = 'O' AND tgname !~ '(told|queued)$' AND tgrelid::regclass::text ~ '^point_' AND tgrelid::regclass::text !~ '_(cells|moves|queue)$' GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(guards.map(({ table, names }) => [table, names]))).toEqual({
      point_accounts: 'books_balance books_balance_after never_deleted never_emptied require_actor',
      point_allocations: 'append_only books_balance never_emptied require_actor',
      point_allowances: 'require_actor',
      point_entries:
        'append_only books_balance never_emptied point_entries_chained point_entries_have_two_sides require_actor',
      point_entry_notes: 'never_rewritten require_actor',
      point_hold_lots: 'append_only books_balance never_emptied require_actor',
      point_holds:
        'books_balance books_balance_after never_deleted never_emptied point_holds_end_once require_actor',
      point_keys:
        'never_emptied point_keys_answered_once point_keys_deleted_late point_keys_have_answers require_actor',
      point_lots:
        'books_balance books_balance_after never_deleted never_emptied point_lots_go_forward require_actor',
      point_transfer_days: 'require_actor',
      point_touches: 'books_balance point_touches_of_entries point_touches_stay require_actor',
    });
  });

  it('the role that reads cannot write a row of it', async () => {
    const rights = await sql(
      `SELECT table_name FROM information_schema.table_privileges
       WHERE grantee = 'vernost_read' AND table_name LIKE 'point\\_%' AND privilege_type <> 'SELECT'`,
    );
    expect(rights).toEqual([]);
  });
});

const ENTRY = (values: string) =>
  `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
     occurred_at, booked_at) VALUES ($M, ${values}, 0, 0, 'test', 'x', 'test', now(), now())`;

describe('what does not add up is refused (I1, I2)', () => {
  test.each([
    ['an entry that skips a number', ENTRY(`4, 'earn', 500, 7500`), 'has none before it'],
    ['an entry that starts elsewhere', ENTRY(`3, 'earn', 500, 9500`), 'does not go on'],
    ['an entry without its lot', ENTRY(`3, 'earn', 500, 7500`), 'differs'],
    ['an amount of nothing', ENTRY(`3, 'earn', 0, 7000`), 'moves_something'],
    ['a redemption that gives', ENTRY(`3, 'redeem', 500, 7500`), 'direction'],
    ['more than a bigint is for', ENTRY(`3, 'earn', 1000000000001, 1000000007001`), 'bounded'],
    [
      'a balance from nowhere',
      'UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $M',
      'differs from its entries',
    ],
    [
      'a balance below zero',
      'UPDATE point_accounts SET balance = -1 WHERE member_id = $M',
      'not_below_debt',
    ],
    [
      'a lot that shrinks alone',
      'UPDATE point_lots SET remaining = remaining - 1 WHERE member_id = $M',
      'differs from its lots',
    ],
    [
      'a lot that grows',
      'UPDATE point_lots SET remaining = remaining + 1 WHERE member_id = $M',
      'does not grow',
    ],
    [
      'a lot below zero',
      'UPDATE point_lots SET remaining = -1 WHERE member_id = $M',
      'point_lots_held_in_remaining',
    ],
    [
      'a lot with another end',
      `UPDATE point_lots SET expires_at = '2030-01-01' WHERE member_id = $M`,
      'stays what it is',
    ],
    [
      'a lot that waits again',
      `UPDATE point_lots SET state = 'pending', activates_at = now() WHERE member_id = $M`,
      'stays what it is',
    ],
    [
      'points that are held without a hold',
      'UPDATE point_lots SET held = 5 WHERE member_id = $M',
      'holds other than',
    ],
    [
      'more from a lot than its entry took',
      'INSERT INTO point_allocations SELECT $M, 1, lot_id, 100 FROM point_lots WHERE member_id = $M',
      'differs from its',
    ],
    [
      'what an entry that is not there took',
      'INSERT INTO point_allocations SELECT $M, 99, lot_id, 100 FROM point_lots WHERE member_id = $M',
      'entry 99 of an account differs',
    ],
    [
      'what was taken from a lot that is not there',
      'INSERT INTO point_allocations VALUES ($M, 2, 999999, 100)',
      'differs from its',
    ],
    [
      'an entry of a member without an account',
      `WITH m AS (INSERT INTO members (member_id, joined_on, tier_id) OVERRIDING SYSTEM VALUE
         SELECT 900000, '2026-01-01', tier_id FROM members WHERE member_id = $M RETURNING member_id)
       ${ENTRY(`1, 'earn', 500, 500`).replace('VALUES ($M', 'SELECT 900000').replace(/\)$/, '')}`,
      'differs from its lots',
    ],
    [
      'a hold that promises other than its lots',
      `INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at) VALUES ($M, 5, 't', 'h', now(), now())`,
      'differs from its lots',
    ],
    [
      'a lot that a hold promises and does not hold',
      `WITH h AS (INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at)
         VALUES ($M, 5, 't', 'h', now(), now()) RETURNING hold_id)
       INSERT INTO point_hold_lots SELECT $M, hold_id, lot_id, 5 FROM h, point_lots WHERE member_id = $M`,
      'holds other than was promised',
    ],
  ])('%s', async (_, statement, words) => {
    await expect(attempt(statement)).rejects.toThrow(words);
  });

  it('an entry that takes back more than was given', async () => {
    const takeBack = (amount: number) =>
      `WITH e AS (INSERT INTO point_entries (member_id, seq, kind, amount, debt, balance_after, pending_after, debt_after,
           source, key, reverses, actor, occurred_at, booked_at)
         VALUES ($M, 3, 'earn_reversal', -${amount}, ${amount}, ${7_000 - amount}, 0, ${amount}, 'test', 'x', 1, 'test', now(), now()))
       UPDATE point_accounts SET seq = 3, balance = ${7_000 - amount}, debt = ${amount} WHERE member_id = $M`;
    await expect(attempt(takeBack(10_001))).rejects.toThrow('more is taken back');
  });

  it.each([
    ['takes back what is not there', 'reverses', '7', 'more is taken back'],
    ['somebody asked for who is no user', 'requested_by', '999', 'no user'],
    ['somebody agreed to who is no user', 'approved_by', '999', 'no user'],
  ])('an entry that %s', async (_, column, value, words) => {
    const kind = column === 'reverses' ? 'earn_reversal' : 'redeem';
    const entry = `WITH e AS (INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after,
           source, key, actor, occurred_at, booked_at, ${column})
         VALUES ($M, 3, '${kind}', -500, 6500, 0, 0, 'test', 'x', 'test', now(), now(), ${value})),
       a AS (UPDATE point_accounts SET seq = 3, balance = 6500 WHERE member_id = $M),
       t AS (INSERT INTO point_allocations SELECT $M, 3, lot_id, 500 FROM point_lots WHERE member_id = $M)
       UPDATE point_lots SET remaining = remaining - 500 WHERE member_id = $M`;
    await expect(attempt(entry)).rejects.toThrow(words);
  });

  it('a movement of a member who is over, or of nobody', async () => {
    await expect(attempt(ENTRY(`3, 'earn', 500, 7500`).replace('$M', '999999'))).rejects.toThrow();
    const closed = await newMember('closed');
    await sql('INSERT INTO point_accounts (member_id, opened_at) VALUES ($1, now())', [closed]);
    const first = ENTRY(`1, 'earn', 500, 500`).replace('$M', String(closed));
    await expect(attempt(first)).rejects.toThrow('takes no movements');
  });

  it('the same person as the second one (I12)', async () => {
    const own = `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source,
        key, reason, actor, requested_by, approved_by, occurred_at, booked_at)
      VALUES ($M, 3, 'adjust', 500, 7500, 0, 0, 'test', 'x', 'other', 'test', 1, 1, now(), now())`;
    await expect(attempt(own)).rejects.toThrow('second_person');
  });
});

describe('a key (I4)', () => {
  it('is not kept without an answer, nor answered twice', async () => {
    await expect(
      attempt(
        `INSERT INTO point_keys (source, key, input_hash, booked_at) VALUES ('t', 'a', 'h', now())`,
      ),
    ).rejects.toThrow('kept with its answer');
    await expect(attempt(`UPDATE point_keys SET answer = '{}'`)).rejects.toThrow('answered once');
  });

  it('of a call of the API goes after 30 days and not before; one of a movement stays for good', async () => {
    const kept = (source: string, key: string, days: number) =>
      sql(
        `INSERT INTO point_keys (source, key, input_hash, answer, booked_at)
         VALUES ('${source}', '${key}', 'h', '{}', now() - interval '${days} days')`,
      );
    await kept('api:1', 'young', 29);
    await kept('api:1', 'old', 31);
    await kept('apiKey:1', 'old', 31);
    const gone = (source: string, key: string) =>
      sql(`DELETE FROM point_keys WHERE source = '${source}' AND key = '${key}' RETURNING key`);
    await expect(gone('api:1', 'young')).rejects.toMatchObject({ code: 'VN002' });
    await expect(gone('apiKey:1', 'old')).rejects.toMatchObject({ code: 'VN002' });
    expect(await gone('api:1', 'old')).toEqual([{ key: 'old' }]);
  });

  it('the member is untouched by all this', async () => {
    expect(await sql(`SELECT balance::text, seq FROM point_accounts ${where()}`)).toEqual([
      { balance: '7000', seq: 2 },
    ]);
  });
});
