import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand, runCommand } from './command';
import { defineQuery, runQuery } from './query';

const ACTOR = { label: 'system:test', requestId: 'test' };
const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'r-1' };

const openStore = defineCommand({
  id: 'test.openStore',
  permission: 'users.manage',
  input: z.object({ code: z.string().min(1), fails: z.boolean().default(false) }),
  run: async ({ tx, input }) => {
    await tx.client.query('INSERT INTO stores (external_id, name) VALUES ($1, $1)', [input.code]);
    if (input.fails) throw new AppError('conflict');
    return {
      result: input.code,
      changes: [
        { subjectKind: 'store', subjectId: input.code, before: null, after: { amount: 12n } },
      ],
    };
  },
});

const countStores = defineQuery({
  id: 'test.countStores',
  permission: 'users.manage',
  input: z.object({}),
  run: async ({ read }) =>
    (await read<{ n: number }[]>`SELECT count(*)::int AS n FROM stores`)[0]?.n ?? 0,
});

async function auditRows(subject: string): Promise<Record<string, unknown>[]> {
  return readPool()`SELECT actor, request_id, command, before, after FROM audit_events WHERE subject_id = ${subject}`;
}

describe('a command', () => {
  it('writes its change and its audit row together', async () => {
    await runCommand(openStore, { code: 'A1' }, systemActor('test', 'r-7'));
    expect(await auditRows('A1')).toEqual([
      {
        actor: 'system:test',
        request_id: 'r-7',
        command: 'test.openStore',
        before: null,
        after: { amount: '12' },
      },
    ]);
  });

  it('that refuses leaves nothing behind', async () => {
    const before = await runQuery(countStores, {}, systemActor('test'));
    const refused = runCommand(openStore, { code: 'A2', fails: true }, systemActor('test'));
    await expect(refused).rejects.toMatchObject({ code: 'conflict', status: 409 });
    expect(await runQuery(countStores, {}, systemActor('test'))).toBe(before);
    expect(await auditRows('A2')).toEqual([]);
  });

  it('is refused without its right, before its input is looked at', async () => {
    const refused = runCommand(openStore, { code: '' }, support);
    await expect(refused).rejects.toMatchObject({
      code: 'forbidden',
      details: { permission: 'users.manage' },
    });
    await expect(runQuery(countStores, {}, support)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('with bad input names the field and not its value', async () => {
    const refused = runCommand(openStore, { code: '' }, systemActor('test'));
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: ['code'] },
    });
  });
});

describe('a transaction', () => {
  it('is run again as a whole after a deadlock', async () => {
    let attempts = 0;
    const done = await withTx(ACTOR, async ({ client }) => {
      attempts += 1;
      if (attempts < 3) {
        await client.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`);
      }
      return 'done';
    });
    expect([done, attempts]).toEqual(['done', 3]);
  });

  it('whose connection dies is not repeated, and the next one works', async () => {
    let attempts = 0;
    const lost = withTx(ACTOR, async ({ client }) => {
      attempts += 1;
      await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(lost).rejects.toThrow();
    expect(attempts).toBe(1);
    expect(
      await withTx(ACTOR, async ({ client }) => (await client.query('SELECT 1 AS one')).rows),
    ).toEqual([{ one: 1 }]);
  });

  it('reports a failure without the values of the statement', async () => {
    const failed = withTx(ACTOR, ({ client }) =>
      client.query('INSERT INTO identity_claims (kind, value, member_id) VALUES ($1, $2, 1)', [
        'nonsense',
        'ivan@example.org',
      ]),
    );
    const error = await failed.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: '23514', constraint: 'identity_claims_kind_known' });
    expect(JSON.stringify(error) + String(error)).not.toContain('ivan');
  });
});

describe('the database itself', () => {
  it('refuses a write without an actor on every table of the product', async () => {
    const unguarded = await readPool()`
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'require_actor' AND t.tgenabled = 'O')`;
    expect(unguarded.map((row) => row.relname)).toEqual([]);
    const nobody = withTx({ label: '', requestId: '' }, ({ client }) =>
      client.query("INSERT INTO stores (external_id, name) VALUES ('x', 'x')"),
    );
    await expect(nobody).rejects.toMatchObject({ code: 'VN001' });
  });

  it('only appends to the audit log, and never deletes members or users', async () => {
    for (const statement of [
      'UPDATE audit_events SET actor = $$x$$',
      'DELETE FROM audit_events',
      'DELETE FROM members',
      'DELETE FROM users',
    ]) {
      await expect(withTx(ACTOR, ({ client }) => client.query(statement))).rejects.toMatchObject({
        code: 'VN002',
      });
    }
  });

  it('refuses a write through the read pool', async () => {
    await expect(
      readPool()`INSERT INTO stores (external_id, name) VALUES ('y', 'y')`,
    ).rejects.toThrow(/read-only|permission denied/);
  });

  it('keeps member_id in every primary and unique key of member data', async () => {
    const odd = await readPool()`
      SELECT t.relname AS "table", i.relname AS "key"
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = 'public' AND x.indisunique AND NOT t.relispartition
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'member_id' AND NOT a.attisdropped)
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'member_id' AND a.attnum = ANY (x.indkey))`;
    // The claims: what is unique however members are distributed.
    expect(odd.map((row) => row.key).sort()).toEqual([
      'claimed_papers_pkey',
      'coupon_codes_pkey',
      'identity_claims_pkey',
      'receipt_claims_pkey',
      'referral_codes_pkey',
    ]);
  });
});
