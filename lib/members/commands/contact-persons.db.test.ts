import { beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import type { ContactPersonDraft } from '@/lib/domain/members/contact-persons';
import { runQuery } from '@/lib/kernel/query';
import { getMember } from '../queries/get-member';
import { getMemberForm } from '../queries/get-member-form';
import { seedMembers } from '../testing/seed-members';
import { analyst, auditOf, create, refusal, support, update } from '../testing/typed-members';

const person = (some: Partial<ContactPersonDraft> = {}): ContactPersonDraft => ({
  personNo: null,
  name: 'ирина ПЕТРОВА',
  role: ' главный  бухгалтер ',
  phone: '8 917 000-11-22',
  email: 'IRINA@Bereg.ru',
  ...some,
});
const organisation = () => create({ kind: 'organisation', lastName: 'ООО Берег', firstName: '' });
const kept = (memberId: number) =>
  readPool()`SELECT person_no AS no, name, role, phone, email FROM member_contact_persons
    WHERE member_id = ${memberId} ORDER BY position`;

let memberId = 0;
beforeEach(async () => {
  await seedMembers([]);
  memberId = (await organisation()).memberId;
});

describe('contact persons of an organisation', () => {
  it('are cleansed as members are, masked in the form, and never in the audit log', async () => {
    await update(memberId, { version: 1, contactPersons: [person()] });
    expect(await kept(memberId)).toEqual([
      {
        no: 1,
        name: 'Ирина Петрова',
        role: 'главный бухгалтер',
        phone: '+79170001122',
        email: 'irina@bereg.ru',
      },
    ]);
    const form = await runQuery(getMemberForm, { memberId }, support);
    expect(form.contactPersons).toMatchObject([
      { personNo: 1, phone: '+7 917 •••-••-22', email: 'i•••••@bereg.ru' },
    ]);
    const log = await auditOf(memberId);
    expect(log.at(-1)?.after).toMatchObject({
      contactPersons: { added: 1, changed: 0, removed: 0 },
    });
    expect(JSON.stringify(log)).not.toMatch(/Ирин|9170001122|irina/);
  });

  it('keep contacts that are not typed again, change place, go and come', async () => {
    const second = person({ name: 'Пётр Орлов', role: '', phone: '', email: '' });
    await update(memberId, { version: 1, contactPersons: [person(), second] });
    const unseen = { ...person(), personNo: 1, role: 'директор', phone: null, email: null };
    await update(memberId, {
      version: 2,
      contactPersons: [{ ...second, personNo: 2 }, unseen],
    });
    expect((await kept(memberId)).map(({ no, role, phone }) => [no, role, phone])).toEqual([
      [2, '', null],
      [1, 'директор', '+79170001122'],
    ]);
    await update(memberId, { version: 3, contactPersons: [unseen, person({ name: 'Новый' })] });
    expect((await kept(memberId)).map(({ no, name }) => [no, name])).toEqual([
      [1, 'Ирина Петрова'],
      [3, 'Новый'],
    ]);
  });

  it('are at most 20, each with a name; what is wrong is named by place and field', async () => {
    const many = (count: number) => Array.from({ length: count }, () => person());
    expect(await refusal(update(memberId, { version: 1, contactPersons: many(21) }))).toMatchObject(
      { code: 'invalid_input' },
    );
    const wrong = [person(), person({ name: ' ', phone: 'abc' }), person({ personNo: 7 })];
    expect(await refusal(update(memberId, { version: 1, contactPersons: wrong }))).toEqual({
      code: 'invalid_input',
      details: {
        fields: ['contactPersons.1.name', 'contactPersons.1.phone', 'contactPersons.2.name'],
      },
    });
    await update(memberId, { version: 1, contactPersons: many(20) });
    expect(await kept(memberId)).toHaveLength(20);
    const others = many(20).map((one) => ({ ...one, name: 'Другой' }));
    await update(memberId, { version: 2, contactPersons: others });
    expect(new Set((await kept(memberId)).map(({ no }) => no)).size).toBe(20);
  });

  it('go when the member is no organisation any more, and stay when an edit does not name them', async () => {
    await update(memberId, { version: 1, contactPersons: [person()] });
    await update(memberId, { version: 2, details: { city: 'Казань' }, contactPersons: undefined });
    expect(await kept(memberId)).toHaveLength(1);
    await update(memberId, { version: 3, details: { kind: 'person' } });
    expect(await kept(memberId)).toHaveLength(0);
  });

  it('an analyst learns of nobody and of no street: only the city', async () => {
    await update(memberId, {
      version: 1,
      details: { city: 'Казань', address: 'Баумана 44', postalCode: '420111' },
      contactPersons: [person()],
    });
    const seen = await runQuery(getMember, { memberId }, analyst);
    expect(seen.details).toMatchObject({
      city: 'Казань',
      address: null,
      postalCode: null,
      contactPersons: null,
    });
    const bytes = JSON.stringify(seen, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(bytes).not.toMatch(/Ирин|Баумана|420111/);
    const own = await runQuery(getMember, { memberId }, support);
    expect(own.details).toMatchObject({ address: 'Баумана 44', contactPersons: [{ personNo: 1 }] });
  });
});
