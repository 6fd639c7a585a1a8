import { beforeEach, describe, expect, it, test } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { getMember } from '../queries/get-member';
import { seedMembers } from '../testing/seed-members';
import {
  analyst,
  auditOf,
  claimsOf,
  create,
  details,
  fresh,
  NOW,
  refusal,
  support,
  update,
} from '../testing/typed-members';
import { createMember } from './create-member';

beforeEach(async () => {
  await seedMembers([]);
});

describe('a new member', () => {
  it('is kept cleansed, found by every contact, listed, and starts at the foot of the ladder', async () => {
    const { memberId, code } = await create(
      { lastName: ' САФИУЛЛИH ', birthOn: '1985-03-05', city: 'Казань', preferredStoreId: 1 },
      { phone: '8 (917) 555-00-01', email: ' Ildar@Mail.RU ', external: 'CRM-1' },
    );
    expect(code).toBe(`MBR-${memberId}`);
    expect(await claimsOf(memberId)).toEqual([
      { kind: 'email', value: 'ildar@mail.ru' },
      { kind: 'external', value: 'CRM-1' },
      { kind: 'phone', value: '+79175550001' },
    ]);
    expect(await runQuery(getMember, { memberId }, support, { now: NOW })).toMatchObject({
      name: 'Ильдар Сафиуллин',
      status: 'active',
      tier: { step: 0 },
      joinedOn: '2026-11-22',
      birthOn: '1985-03-05',
      phone: '+7 917 •••-••-01',
    });
    const [rows] = await readPool()`
      SELECT (SELECT count(*)::int FROM member_summary WHERE member_id = ${memberId}) AS summaries,
        (SELECT count(*)::int FROM member_sort_keys WHERE member_id = ${memberId}) AS keys,
        (SELECT birth_set_on FROM member_profiles WHERE member_id = ${memberId}) AS "birthSetOn"`;
    expect(rows).toEqual({ summaries: 1, keys: 1, birthSetOn: '2026-11-22' });
  });

  it('CARD-01 second member with the same e-mail or phone is refused, naming the field and the owner', async () => {
    const contacts = fresh();
    const { memberId } = await create({}, contacts);
    for (const field of ['phone', 'email'] as const) {
      const typed = { ...fresh(), [field]: ` ${contacts[field].toUpperCase()} ` };
      expect(await refusal(create({}, typed))).toEqual({
        code: 'identity_taken',
        details: { field, memberId },
      });
    }
    const [left] = await readPool()`
      SELECT count(*)::int AS count FROM members m LEFT JOIN identity_claims c USING (member_id)
      WHERE c.member_id IS NULL`;
    expect(left?.count).toBe(0);
  });

  it('of 8 made at once with one phone exactly one is, the others learn who has it', async () => {
    const { phone } = fresh();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => create({}, { phone })),
    );
    const made = answers.filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(1);
    const reasons = answers.flatMap((answer) =>
      answer.status === 'rejected' && answer.reason instanceof AppError ? [answer.reason.code] : [],
    );
    expect(reasons).toEqual(Array(7).fill('identity_taken'));
  });

  it('waits while an import of members writes, and then sees whose the phone is', async () => {
    const { phone } = fresh();
    const owner = await create({}, fresh());
    const waiting = () => readPool()`
      SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const answer = await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      await client.query("SELECT pg_advisory_xact_lock(hashtext('import_members'))");
      const made = refusal(create({}, { phone }));
      await expect.poll(waiting).toHaveLength(1);
      await client.query(
        `INSERT INTO identity_claims (kind, value, member_id) VALUES ('phone', $1, $2)`,
        [`+7${phone.replace(/\D/g, '').slice(1)}`, owner.memberId],
      );
      return { made };
    });
    expect(await answer.made).toEqual({
      code: 'identity_taken',
      details: { field: 'phone', memberId: owner.memberId },
    });
  });

  test.each([
    ['phone', { identities: { phone: 'нет', email: '', external: '' } }],
    ['email', { identities: { phone: '', email: 'ivan@', external: '' } }],
    ['birthOn', { details: details({ birthOn: '2027-01-01' }) }],
    ['lastName', { details: details({ lastName: 'Ивzнов' }) }],
    ['preferredStoreId', { details: details({ preferredStoreId: 99 }) }],
  ])('is refused for its %s', async (field, change) => {
    const input = {
      details: details(),
      identities: { phone: '', email: '', external: '' },
      ...change,
    };
    const made = runCommand(createMember, input, support, { now: NOW });
    expect(await refusal(made)).toEqual({ code: 'invalid_input', details: { fields: [field] } });
  });

  it('needs a name or a contact, and the right', async () => {
    expect((await refusal(create({ lastName: '', firstName: '' }, {}))).code).toBe('invalid_input');
    const input = { details: details(), identities: { phone: '', email: '', external: '' } };
    expect(await refusal(runCommand(createMember, input, analyst))).toEqual({
      code: 'forbidden',
      details: { permission: 'members.edit' },
    });
  });

  it('leaves no name, contact, birthday or address in the audit log', async () => {
    const { memberId } = await create(
      { birthOn: '1985-03-05', city: 'Казань', address: 'Баумана 44' },
      { phone: '8 917 777-66-55', email: 'secret.person@mail.ru', external: 'PASSPORT-1' },
    );
    await update(memberId, {
      version: 1,
      details: { lastName: 'Каримов', address: 'Кремлёвская 1' },
      identities: { phone: '8 917 777-66-56' },
    });
    const text = JSON.stringify(await auditOf(memberId));
    expect(text).toContain('+7 917 •••-••-56');
    for (const secret of [
      'Сафиуллин',
      'Ильдар',
      'Каримов',
      '7776655',
      '7776656',
      'secret',
      '1985',
      'Казань',
      'Баумана',
      'Кремлёвская',
      'PASSPORT',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
