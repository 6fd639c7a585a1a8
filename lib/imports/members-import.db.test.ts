import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { getImportReport } from './queries/get-import-report';
import { forgetAll, sql } from './testing/database';
import { checkText, importText, testActor, useOwnUploads } from './testing/import-text';

const MEMBERS = {
  fields: {
    externalId: { column: 'id' },
    phone: { column: 'phone' },
    email: { column: 'mail' },
    card: { column: 'card' },
    firstName: { column: 'first' },
    lastName: { column: 'last' },
    birthOn: { column: 'birth' },
    store: { column: 'store' },
  },
};
const HEADER = 'id,phone,mail,card,first,last,birth,store';
const STORES = {
  fields: {
    externalId: { column: 1 },
    name: { column: 2 },
    format: { column: 3 },
    city: { column: 4 },
  },
  file: { header: false, separator: 'semicolon' },
};

const profiles = () =>
  sql(`SELECT first_name AS first, last_name AS last, phone, email, birth_on::text AS birth,
    (SELECT string_agg(kind || ':' || value, ' ' ORDER BY kind) FROM identity_claims i WHERE i.member_id = p.member_id) AS known,
    (SELECT count(*)::int FROM cards c WHERE c.member_id = p.member_id) AS cards,
    (SELECT count(*)::int FROM member_summary s WHERE s.member_id = p.member_id) AS summaries
    FROM member_profiles p ORDER BY known`);

const problems = (importId: number) =>
  sql(
    `SELECT row_no::int AS row, problem FROM import_problems WHERE import_id = ${importId} ORDER BY 1, 2`,
  );

beforeAll(useOwnUploads);
beforeEach(forgetAll);

test('the rows are for who uploaded them and for those who may read contacts', async () => {
  const { importId } = await checkText('members', `${HEADER}\nA1,12,,,,,,\n`, MEMBERS);
  const asked = (role: 'analyst' | 'admin') => {
    const actor = { kind: 'user', userId: 1, role, requestId: 'r-1' } as const;
    return runQuery(getImportReport, { importId }, actor);
  };
  expect(await asked('analyst')).toMatchObject({ maySeeRows: false });
  expect(await asked('admin')).toMatchObject({ maySeeRows: true });
  await sql(`UPDATE imports SET created_by = 'user:1' WHERE import_id = ${importId}`);
  expect(await asked('analyst')).toMatchObject({ maySeeRows: true });
});

test('a code that two rows give to different people is told under its field, not its column', async () => {
  const { importId } = await checkText(
    'members',
    `${HEADER}\nA1,,,,Anna,,,\nA1,,,,Ivan,,,\n`,
    MEMBERS,
  );
  const { problems: told } = await runQuery(getImportReport, { importId }, testActor);
  expect(told).toMatchObject([
    { code: 'identity_repeated', examples: [{ row: 3, field: 'externalId', value: 'A1' }] },
  ]);
});

describe('an import of members', () => {
  const anna = 'A1,8 916 123-45-67,Anna@x.ru,4607,Анна,Иванова,2000-02-29,';

  test('makes the member with contacts, card, identities and summary; again it changes nothing', async () => {
    const file = `${HEADER}\n${anna}\n${anna}\nA2,,,,Ivan,Petrov,1900-01-01,\n`;
    const done = await importText('members', file, MEMBERS);
    expect(done.counts).toMatchObject({
      rows: 3,
      membersCreated: 2,
      rowsRepeated: 1,
      rowsRefused: 0,
    });
    expect(await profiles()).toEqual([
      {
        first: 'Анна',
        last: 'Иванова',
        phone: '+79161234567',
        email: 'anna@x.ru',
        birth: '2000-02-29',
        known: 'card:4607 email:anna@x.ru external:A1 phone:+79161234567',
        cards: 1,
        summaries: 1,
      },
      {
        first: 'Ivan',
        last: 'Petrov',
        phone: null,
        email: null,
        birth: null,
        known: 'external:A2',
        cards: 0,
        summaries: 1,
      },
    ]);
    const again = await importText('members', file, MEMBERS);
    expect(again.counts).toMatchObject({ membersCreated: 0, membersUpdated: 0, membersPresent: 2 });
  });

  test('a member that purchases made gets a name and contacts; a new phone takes the place of the old', async () => {
    await importText('members', `${HEADER}\nA1,+79161234567,,,,,,\n`, MEMBERS);
    const done = await importText(
      'members',
      `${HEADER}\nA1,+79167654321,a@x.ru,,Анна,,,\n`,
      MEMBERS,
    );
    expect(done.counts).toMatchObject({ membersCreated: 0, membersUpdated: 1 });
    expect(await profiles()).toMatchObject([
      {
        first: 'Анна',
        phone: '+79167654321',
        known: 'email:a@x.ru external:A1 phone:+79167654321',
      },
    ]);
  });

  test('identities of two members, repeats that differ and unknown stores are refused', async () => {
    await importText('members', `${HEADER}\nA1,+79161234567,,,,,,\nA2,,b@x.ru,,,,,\n`, MEMBERS);
    const file = [
      HEADER,
      'A1,,b@x.ru,,,,,',
      'A3,,,,One,,,',
      'A3,,,,Two,,,',
      'A4,,,,,,,nowhere',
      'A5,12,,,,,,',
    ];
    const done = await importText('members', file.join('\n'), MEMBERS);
    expect(await problems(done.importId)).toEqual([
      { row: 2, problem: 'identity_taken' },
      { row: 4, problem: 'identity_repeated' },
      { row: 5, problem: 'store_unknown' },
      { row: 6, problem: 'phone_invalid' },
    ]);
    expect(done.counts).toMatchObject({ membersCreated: 1, rowsRefused: 4 });
  });

  test('names are cleansed as the form does it: spaces, case, a Latin letter among Cyrillic ones', async () => {
    const file = `${HEADER}\nA1,,,,  анна ,ИВAНОВА,,\nA2,,,,Пётр,Петров,,\n`;
    const done = await importText('members', file, MEMBERS);
    expect(done.counts).toMatchObject({ membersCreated: 2, namesCleansed: 1 });
    expect(
      await sql(
        'SELECT first_name AS first, last_name AS last FROM member_profiles ORDER BY last_name',
      ),
    ).toEqual([
      { first: 'Анна', last: 'Иванова' },
      { first: 'Пётр', last: 'Петров' },
    ]);
    const again = await importText('members', file, MEMBERS);
    expect(again.counts).toMatchObject({ membersUpdated: 0, membersPresent: 2 });
  });

  test('a row with the name and birthday of a member, or of an earlier row, is counted, or refused where that is chosen', async () => {
    const born = (id: string, first: string, day: string) => `${id},,,,${first},Иванова,${day},`;
    await importText('members', `${HEADER}\n${born('A1', 'Анна', '1980-02-01')}\n`, MEMBERS);
    const file = [
      HEADER,
      born('A2', 'анна', '1980-02-01'),
      born('A3', 'Ольга', '1980-02-01'),
      born('A4', 'Ольга', '1980-02-01'),
      born('A5', 'Анна', '1981-02-01'),
      born('A1', 'Анна', '1980-02-01'),
    ].join('\n');
    const checked = await checkText('members', file, MEMBERS);
    expect(checked.counts).toMatchObject({ membersCreated: 4, membersLike: 2, membersPresent: 1 });
    const refusing = { ...MEMBERS, likeMembers: 'refuse' };
    const done = await importText('members', file, refusing);
    expect(await problems(done.importId)).toEqual([
      { row: 2, problem: 'member_like' },
      { row: 4, problem: 'member_like' },
    ]);
    expect(done.counts).toMatchObject({ membersCreated: 2, membersPresent: 1, rowsRefused: 2 });
  });

  test('a dry run writes nothing', async () => {
    const checked = await checkText('members', `${HEADER}\n${anna}`, MEMBERS);
    expect(checked.counts).toMatchObject({ membersCreated: 1 });
    expect(await profiles()).toEqual([]);
  });
});

describe('an import of stores', () => {
  const stores = () => sql('SELECT external_id AS id, name, format, city FROM stores ORDER BY 1');

  test('makes, then changes, then leaves them; an empty value changes nothing', async () => {
    const first = await importText('stores', 'S1;Центральный;гипермаркет;Казань\nS2;;;\n', STORES);
    expect(first.counts).toMatchObject({ storesCreated: 2 });
    const second = await importText('stores', 'S1;Центральный;;Самара\nS2;;;\n', STORES);
    expect(second.counts).toMatchObject({ storesCreated: 0, storesUpdated: 1, storesPresent: 1 });
    expect(await stores()).toEqual([
      { id: 'S1', name: 'Центральный', format: 'hypermarket', city: 'Самара' },
      { id: 'S2', name: 'S2', format: 'other', city: '' },
    ]);
  });
});
