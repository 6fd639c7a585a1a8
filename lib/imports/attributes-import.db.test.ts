import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { untoldFile } from '@/lib/exports/list-file';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { archiveAttribute } from '@/lib/members/commands/archive-attribute';
import { createAttribute } from '@/lib/members/commands/create-attribute';
import { membersFile } from '@/lib/members/members-csv';
import { listAttributes } from '@/lib/members/queries/list-attributes';
import { forgetAll, sql } from './testing/database';
import { importText, useOwnUploads } from './testing/import-text';

const admin: UserActor = { kind: 'user', userId: 1, role: 'admin', requestId: 'test' };
const as = (role: Role): UserActor => ({ ...admin, role });

const HEADER = 'id,kids,pet,car,wedding,cheese';
const MAPPING = {
  fields: { externalId: { column: 'id' } },
  attributes: {
    children: { column: 'kids' },
    pet: { column: 'pet' },
    car: { column: 'car' },
    wedding: { column: 'wedding' },
    cheese: { column: 'cheese' },
  },
  file: { datePatterns: ['DD.MM.YYYY'], decimalMark: '.' },
};

const importRows = (...rows: readonly string[]) =>
  importText('members', `${HEADER}\n${rows.join('\n')}\n`, MAPPING);

const values = (externalId: string) =>
  sql<{ text: string }>(`
    SELECT string_agg(a.key || ' ' || coalesce(v.text_value, trim_scale(v.number_value)::text, v.date_value::text,
      o.label_en, v.yes_no_value::text), ', ' ORDER BY a.key) AS text
    FROM identity_claims i JOIN member_attributes v USING (member_id) JOIN attributes a USING (attribute_id)
    LEFT JOIN attribute_options o USING (attribute_id, option_id) WHERE i.kind = 'external' AND i.value = '${externalId}'`).then(
    ([row]) => row?.text,
  );

beforeAll(async () => {
  useOwnUploads();
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE
    VALUES (1, 'a@example.org', 'Анна', 'admin', 'x')`);
  const types = { children: 'number', car: 'yesNo', wedding: 'date', cheese: 'text' } as const;
  const none = { options: [] };
  for (const [key, type] of Object.entries(types)) {
    const labels = { labelEn: key, labelRu: `рус ${key}` };
    await runCommand(createAttribute, { key, type, ...labels, ...none }, admin);
  }
  const options = [
    { labelEn: 'Cat', labelRu: 'Кошка' },
    { labelEn: 'Dog', labelRu: 'Собака' },
  ];
  const pet = { key: 'pet', labelEn: 'Pet', labelRu: 'Питомец', type: 'choice', options } as const;
  await runCommand(createAttribute, pet, admin);
});
beforeEach(async () => {
  await sql('DELETE FROM member_attributes');
  await forgetAll();
});

describe('attributes in a file of members', () => {
  test('are kept by their types, whichever language names an option; the same file again changes nothing', async () => {
    const rows = ['A1,2,кошка,да,14.02.2015,Сулугуни', 'A2,0.50,Dog,no,,', 'A3,,,,,'];
    const done = await importRows(...rows);
    expect(done.counts).toMatchObject({ membersCreated: 3, rowsRefused: 0 });
    expect(await values('A1')).toBe(
      'car true, cheese Сулугуни, children 2, pet Cat, wedding 2015-02-14',
    );
    expect(await values('A2')).toBe('car false, children 0.5, pet Dog');
    expect(await values('A3')).toBeNull();
    const again = await importRows(...rows);
    expect(again.counts).toMatchObject({ membersCreated: 0, membersUpdated: 0, membersPresent: 3 });
  });

  test('a number or a day in another form than the file has is refused, never read as something else', async () => {
    const done = await importRows(
      'A1,"1,234",,,,',
      'A2,"12,5",,,,',
      'A3,,,,02/03/2015,',
      'A4,7,,,29.02.2016,',
      'A5,,,,29.02.2015,',
    );
    expect(done.counts).toMatchObject({ rowsRefused: 4 });
    expect(await values('A1')).toBeFalsy();
    expect(await values('A4')).toBe('children 7, wedding 2016-02-29');
  });

  test('an empty cell leaves what is known, another value takes its place', async () => {
    await importRows('A1,2,кошка,да,,');
    const done = await importRows('A1,3,,,,');
    expect(done.counts).toMatchObject({ membersUpdated: 1 });
    expect(await values('A1')).toBe('car true, children 3, pet Cat');
  });

  test('a value that is none of its attribute refuses the row, told by field and reason', async () => {
    const done = await importRows(
      'A1,many,,,,',
      'A2,,hamster,,,',
      'A3,,,perhaps,,',
      'A4,,,,31.02.2015,',
      `A5,,,,,${'я'.repeat(201)}`,
      'A6,1,,,,',
    );
    expect(done.counts).toMatchObject({ membersCreated: 1, rowsRefused: 5 });
    const problems = await sql(
      `SELECT row_no::int AS row, problem, field FROM import_problems WHERE import_id = ${done.importId} ORDER BY 1`,
    );
    expect(problems).toEqual([
      { row: 2, problem: 'number_unreadable', field: 'attributes.children' },
      { row: 3, problem: 'value_unreadable', field: 'attributes.pet' },
      { row: 4, problem: 'value_unreadable', field: 'attributes.car' },
      { row: 5, problem: 'date_unreadable', field: 'attributes.wedding' },
      { row: 6, problem: 'value_too_long', field: 'attributes.cheese' },
    ]);
  });

  test('of an attribute that was archived meanwhile nothing is kept, and the rows say so', async () => {
    const all = await runQuery(listAttributes, {}, admin);
    const attributeId = all.find(({ key }) => key === 'car')?.attributeId ?? 0;
    await runCommand(archiveAttribute, { attributeId, isArchived: true }, admin);
    const done = await importRows('A1,1,,да,,', 'A2,1,,,,');
    expect(done.counts).toMatchObject({ membersCreated: 1, rowsRefused: 1 });
    await runCommand(archiveAttribute, { attributeId, isArchived: false }, admin);
  });
});

describe('attributes in the file of the list of members', () => {
  const csv = async (role: Role) => {
    const file = await membersFile({ filters: {}, actor: as(role), currency: 'RUB' });
    const body = await untoldFile(file);
    const lines = (await new Response(body).text()).split('\n');
    const line = lines.find((text) => text.includes(',A1,')) ?? '';
    return { header: lines[0] ?? '', line };
  };

  test('have a column each, by the names that an import knows; text only for those who read contacts', async () => {
    await importRows('A1,2,кошка,да,14.02.2015,=СУЛУГУНИ()');
    const support = await csv('support');
    expect(support.header).toMatch(
      /attributes\.children,attributes\.car,attributes\.wedding,attributes\.cheese,attributes\.pet$/,
    );
    expect(support.line).toMatch(/,2,yes,2015-02-14,'=СУЛУГУНИ\(\),Cat$/);
    const analyst = await csv('analyst');
    expect(analyst.header).toMatch(
      /attributes\.children,attributes\.car,attributes\.wedding,attributes\.pet$/,
    );
    expect(analyst.line).toMatch(/,2,yes,2015-02-14,Cat$/);
  });
});
