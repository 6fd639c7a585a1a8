import { beforeEach, describe, expect, it, test } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { EMPTY_DETAILS, type MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { findLikeMembers } from '../queries/find-like-members';
import { getMember } from '../queries/get-member';
import { getMemberForm } from '../queries/get-member-form';
import { seedMembers } from '../testing/seed-members';
import { createMember } from './create-member';
import { updateMember } from './update-member';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };
const NOW = new Date('2026-11-22T09:00:00Z');
const KEPT = { phone: null, email: null, external: null };

let unique = 0;
/** Contacts that no other test has. */
function fresh() {
  unique += 1;
  const end = String(unique).padStart(4, '0');
  return { phone: `8 917 100-${end.slice(0, 2)}-${end.slice(2)}`, email: `m${end}@mail.ru` };
}

const details = (some: Partial<MemberDetails> = {}): MemberDetails => ({
  ...EMPTY_DETAILS,
  lastName: 'САФИУЛЛИН',
  firstName: 'ильдар',
  ...some,
});

const create = (
  some: Partial<MemberDetails> = {},
  contacts: { phone?: string; email?: string; external?: string } = fresh(),
) =>
  runCommand(
    createMember,
    { details: details(some), identities: { phone: '', email: '', external: '', ...contacts } },
    support,
    { now: NOW },
  );

type Update = {
  version: number;
  details?: Partial<MemberDetails>;
  identities?: Partial<typeof KEPT | Record<keyof typeof KEPT, string>>;
  birthEvidence?: string;
};

async function update(memberId: number, { version, birthEvidence = '', ...change }: Update) {
  const form = await runQuery(getMemberForm, { memberId }, support);
  return runCommand(
    updateMember,
    {
      memberId,
      version,
      details: { ...form.details, ...change.details },
      identities: { ...KEPT, ...change.identities },
      birthEvidence,
    },
    support,
    { now: NOW },
  );
}

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error('it was not refused');
  return { code: error.code, details: error.details };
}

const claimsOf = (memberId: number) =>
  readPool()`SELECT kind, value FROM identity_claims WHERE member_id = ${memberId} ORDER BY kind`;

const auditOf = (memberId: number) =>
  readPool()`SELECT command, before, after FROM audit_events
    WHERE subject_kind = 'member' AND subject_id = ${String(memberId)} ORDER BY audit_event_id`;

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

describe('editing a member', () => {
  it('CARD-01 keeping their own phone and e-mail is no clash; leaving them out keeps them', async () => {
    const contacts = fresh();
    const { memberId } = await create({}, contacts);
    const claims = await claimsOf(memberId);
    await update(memberId, { version: 1, details: { city: 'Казань' }, identities: contacts });
    await update(memberId, { version: 2, details: { city: 'Москва' } });
    expect(await claimsOf(memberId)).toEqual(claims);
  });

  it('frees the phone that is replaced, and takes away what is emptied', async () => {
    const first = fresh();
    const { memberId } = await create({}, first);
    await update(memberId, { version: 1, identities: { phone: '+44 20 7946 0958', email: '' } });
    expect(await claimsOf(memberId)).toEqual([{ kind: 'phone', value: '+442079460958' }]);
    const other = await create({}, first);
    expect(await claimsOf(other.memberId)).toHaveLength(2);
  });

  it('two editors at once: one is first, the second learns both versions and loses nothing', async () => {
    const { memberId } = await create();
    const answers = await Promise.allSettled([
      update(memberId, { version: 1, details: { city: 'Казань' } }),
      update(memberId, { version: 1, details: { address: 'Баумана 44' } }),
    ]);
    const lost = answers.filter((answer) => answer.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({
      code: 'stale_version',
      details: { version: 1, current: 2 },
    });
    // The second edits what stands now: both changes are there.
    const { version, details: now } = await runQuery(getMemberForm, { memberId }, support);
    expect(version).toBe(2);
    const mine = now.city === '' ? { city: 'Казань' } : { address: 'Баумана 44' };
    await update(memberId, { version, details: mine });
    const form = await runQuery(getMemberForm, { memberId }, support);
    expect(form.details).toMatchObject({ city: 'Казань', address: 'Баумана 44' });
    expect(await auditOf(memberId)).toHaveLength(3);
  });

  it('a phone of somebody else is refused and the rest of the edit with it', async () => {
    const theirs = fresh();
    const owner = await create({}, theirs);
    const { memberId } = await create();
    const change = { details: { city: 'Казань' }, identities: { phone: theirs.phone } };
    expect(await refusal(update(memberId, { version: 1, ...change }))).toEqual({
      code: 'identity_taken',
      details: { field: 'phone', memberId: owner.memberId },
    });
    const form = await runQuery(getMemberForm, { memberId }, support);
    expect(form).toMatchObject({ version: 1, details: { city: '' } });
  });

  it('a birthday is set freely, changed only with evidence, and the day of that is kept', async () => {
    const { memberId } = await create();
    await update(memberId, { version: 1, details: { birthOn: '1985-03-05' } });
    const change = { version: 2, details: { birthOn: '1985-03-06' } };
    expect(await refusal(update(memberId, change))).toEqual({
      code: 'invalid_input',
      details: { fields: ['birthEvidence'] },
    });
    await update(memberId, { ...change, birthEvidence: 'Passport shown' });
    const [, , last] = await auditOf(memberId);
    expect(last?.after).toEqual({ version: 3, birthOn: '•••••', birthEvidence: 'Passport shown' });
  });

  it('changes nothing, version included, when nothing is changed', async () => {
    const { memberId } = await create();
    expect(await update(memberId, { version: 1 })).toMatchObject({ version: 1 });
    expect(await auditOf(memberId)).toHaveLength(1);
  });

  it('is refused for a member that is over, and finds nobody under an unknown number', async () => {
    const { memberId } = await create();
    await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query(`UPDATE members SET status = 'merged' WHERE member_id = $1`, [memberId]),
    );
    const input = { memberId, version: 1, details: details(), identities: KEPT, birthEvidence: '' };
    expect((await refusal(runCommand(updateMember, input, support))).code).toBe('wrong_state');
    const unknown = { ...input, memberId: 987_654_321 };
    expect((await refusal(runCommand(updateMember, unknown, support))).code).toBe('not_found');
    expect((await refusal(runQuery(getMemberForm, { memberId }, support))).code).toBe('not_found');
  });
});

describe('members who may be the same', () => {
  const nobody = {
    phone: '',
    email: '',
    external: '',
    name: '',
    birthOn: '',
    exceptMemberId: null,
  };
  const find = (
    some: Partial<Omit<typeof nobody, 'exceptMemberId'>> & { exceptMemberId?: number },
  ) => runQuery(findLikeMembers, { ...nobody, ...some }, support);

  it('are found by phone, e-mail, and a similar name with the same birthday, with reasons', async () => {
    const { memberId } = await create(
      { lastName: 'Гайнутдинова', firstName: 'Алсу', birthOn: '1991-07-14' },
      { phone: '8 917 300-00-01', email: 'alsu@mail.ru' },
    );
    const like = (await find({ phone: '+79173000001', email: 'alsu@mail.ru' }))[0];
    expect(like).toMatchObject({
      memberId,
      name: 'Алсу Гайнутдинова',
      reasons: ['email', 'phone'],
    });
    expect(JSON.stringify(like)).not.toContain('mail.ru');
    for (const name of [
      'Гайнутдинова Алсу',
      'Алсу Гайнутдинова',
      'Gainutdinova Alsu',
      'Гайнутдиновa Алсу',
      'Гайнудинова Алсу',
    ]) {
      const found = await find({ name, birthOn: '1991-07-14' });
      expect(found, name).toMatchObject([{ memberId, reasons: ['nameAndBirth'] }]);
    }
  });

  it('are not found by another birthday, another name, nothing, or as themselves', async () => {
    const { memberId } = await create(
      { lastName: 'Хабибуллин', firstName: 'Тимур', birthOn: '1988-02-29' },
      { phone: '8 917 300-00-02' },
    );
    const name = 'Хабибуллин Тимур';
    expect(await find({ name, birthOn: '1988-02-29' })).toHaveLength(1);
    expect(await find({ name, birthOn: '1988-02-28' })).toEqual([]);
    expect(await find({ name: 'Орлова Мария', birthOn: '1988-02-29' })).toEqual([]);
    expect(await find({ name })).toEqual([]);
    expect(await find({})).toEqual([]);
    expect(await find({ phone: '+79173000002', exceptMemberId: memberId })).toEqual([]);
  });

  it('are told only to whoever may edit', async () => {
    expect((await refusal(runQuery(findLikeMembers, nobody, analyst))).code).toBe('forbidden');
  });
});
