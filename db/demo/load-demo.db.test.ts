import { beforeAll, describe, expect, test } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import { cardTransitionRows } from '@/lib/domain/cards/transitions';
import { MEMBER_TRANSITIONS } from '@/lib/domain/members/transitions';
import { present } from '@/lib/domain/shared/assert';
import { loadDemo } from './load-demo';
import { demoMember, demoSpan } from './member';

const UNTIL_ON = '2026-06-30';

function load(members: number, isReplacing = false): Promise<void> {
  const databaseUrl = present(process.env.DATABASE_URL, 'tests have a database');
  return loadDemo({ databaseUrl, members, untilOn: UNTIL_ON, isReplacing, log: () => {} });
}

async function count(table: string): Promise<number> {
  const read = readPool();
  const [row] = await read<{ n: bigint }[]>`SELECT count(*) AS n FROM ${read(table)}`;
  return Number(row?.n);
}

describe('loading the demo programme of 300 members', () => {
  beforeAll(() => load(300));

  test('writes every generated purchase, with its claim and its lines', async () => {
    const members = Array.from({ length: 300 }, (_, at) => demoMember(at + 1, demoSpan(UNTIL_ON)));
    const purchases = members.flatMap((m) => [...m.purchases, ...m.guestPurchases]);
    expect(await count('purchases')).toBe(purchases.length);
    expect(await count('receipt_claims')).toBe(purchases.length);
    expect(await count('purchase_lines')).toBeGreaterThan(purchases.length);
    expect(await count('member_summary')).toBe(300);
    expect(await count('stores')).toBe(136);
    expect(await count('tiers')).toBe(5);
  });

  test('scores the buyers of the last 365 days and no one else', async () => {
    const [row] = await readPool()<{ wrong: bigint; scored: bigint }[]>`
      SELECT count(*) FILTER (WHERE (r IS NULL) <> (receipts_365 = 0)) AS wrong, count(r) AS scored
        FROM member_summary`;
    expect(row?.wrong).toBe(0n);
    expect(row?.scored).toBeGreaterThan(100n);
  });

  test('makes the four demo sign-ins', async () => {
    expect(await count('users')).toBe(DEMO_USERS.length);
    // The tables that triggers judge by are no part of a programme.
    expect(await count('member_transitions')).toBe(MEMBER_TRANSITIONS.length);
    expect(await count('card_transitions')).toBe(cardTransitionRows().length);
  });

  test('builds every key and index again', async () => {
    const rows = await readPool()<{ name: string }[]>`
      SELECT conname AS name FROM pg_constraint WHERE conname IN
        ('members_pkey', 'purchases_pkey', 'receipt_claims_pkey', 'member_summary_pkey',
         'member_profiles_member_id_members_member_id_fk')
      UNION ALL
      SELECT indexname FROM pg_indexes
       WHERE indexname IN ('member_profiles_search_idx', 'members_joined_on_idx')`;
    expect(rows).toHaveLength(7);
  });

  test('leaves the sequences beyond the loaded ids', async () => {
    const { rows } = await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query<{ isBeyond: boolean }>(
        `SELECT nextval('purchase_id_seq') > max(purchase_id) AS "isBeyond" FROM purchases`,
      ),
    );
    expect(rows).toEqual([{ isBeyond: true }]);
  });

  test('refuses to load into another base than DATABASE_URL names', async () => {
    const elsewhere = {
      databaseUrl: 'postgres://127.0.0.1:1/other',
      members: 1,
      untilOn: UNTIL_ON,
    };
    await expect(loadDemo({ ...elsewhere, log: () => {} })).rejects.toThrow('into DATABASE_URL');
  });

  test('refuses a base that holds members, and replaces it when asked', async () => {
    await expect(load(50)).rejects.toThrow('already holds a programme with members');
    expect(await count('members')).toBe(300);
    await load(50, true);
    expect(await count('members')).toBe(50);
    expect(await count('member_summary')).toBe(50);
    expect(await count('users')).toBe(DEMO_USERS.length);
  });
});
