import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { countMembers } from '../queries/count-members';
import { findBlockingFilters } from '../queries/find-blocking-filters';
import { getMember } from '../queries/get-member';
import { getMemberForm } from '../queries/get-member-form';
import { listAllAttributes } from '../queries/list-all-attributes';
import { listAttributes } from '../queries/list-attributes';
import { listMembers } from '../queries/list-members';
import { seedMembers } from '../testing/seed-members';
import { tellEntries } from '../testing/tell-entries';
import { analyst, anna, seedPeople, sql, timeline } from '../testing/told-members';
import { auditOf, create, refusal, update } from '../testing/typed-members';
import { archiveAttribute } from './archive-attribute';
import { createAttribute } from './create-attribute';
import { updateAttribute } from './update-attribute';

const marketer: UserActor = { kind: 'user', userId: 9, role: 'marketer', requestId: 'test' };
const labels = (name: string) => ({ labelEn: name, labelRu: name });

const define = (key: string, type: AttributeType, options: readonly string[] = []) =>
  runCommand(
    createAttribute,
    { key, type, ...labels(key), options: options.map(labels) },
    marketer,
  );

async function counted(attributes: Record<string, string>, actor = anna): Promise<number> {
  const filters: MemberFilters = { attributes };
  const order = { sort: 'joined', direction: 'desc' } as const;
  const [count, page] = await Promise.all([
    runQuery(countMembers, { filters }, actor),
    runQuery(listMembers, { filters, order, cursor: null }, actor),
  ]);
  expect(page.members).toHaveLength(Math.min(count, 50));
  return count;
}

beforeAll(async () => {
  await seedPeople();
  await seedMembers([]);
  await define('pet', 'choice', ['Dog', 'Cat', 'Fish']);
  await define('size', 'number');
  await define('since', 'date');
  await define('club', 'yesNo');
  await define('wish', 'text');
});

describe('an attribute', () => {
  it('is defined by admins and marketers; its key is given once, and an analyst defines none', async () => {
    expect(await refusal(define('pet', 'text'))).toMatchObject({ code: 'already_exists' });
    const asAnalyst = runCommand(
      createAttribute,
      { key: 'x', type: 'text', ...labels('x'), options: [] },
      analyst,
    );
    expect(await refusal(asAnalyst)).toMatchObject({ code: 'forbidden' });
    expect(await refusal(define('Bad key', 'text'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(define('empty', 'choice'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(define('odd', 'number', ['a']))).toMatchObject({ code: 'invalid_input' });
  });

  it('keeps its key, its type and its options; the options are renamed, moved, archived and added', async () => {
    const { attributeId } = await define('drink', 'choice', ['Tea', 'Milk']);
    const change = (options: { optionId: number | null; name: string; isArchived?: boolean }[]) =>
      runCommand(
        updateAttribute,
        {
          attributeId,
          version: 1,
          ...labels('Drinks'),
          options: options.map(({ optionId, name, isArchived = false }) => ({
            optionId,
            ...labels(name),
            isArchived,
          })),
        },
        marketer,
      );
    expect(await refusal(change([{ optionId: 1, name: 'Tea' }]))).toEqual({
      code: 'invalid_input',
      details: { fields: ['options'] },
    });
    await change([
      { optionId: null, name: 'Coffee' },
      { optionId: 2, name: 'Milk', isArchived: true },
      { optionId: 1, name: 'Green tea' },
    ]);
    const drink = (await runQuery(listAttributes, {}, anna)).find(({ key }) => key === 'drink');
    expect(drink).toMatchObject({ labelEn: 'Drinks', version: 2 });
    expect(
      drink?.options.map(({ optionId, labelEn, isArchived }) => [optionId, labelEn, isArchived]),
    ).toEqual([
      [3, 'Coffee', false],
      [2, 'Milk', true],
      [1, 'Green tea', false],
    ]);
    expect(await refusal(change([]))).toMatchObject({ code: 'stale_version' });
    await expect(
      sql(`UPDATE attributes SET type = 'text' WHERE attribute_id = ${attributeId}`),
    ).rejects.toMatchObject({ code: 'VN003' });
    await expect(sql('DELETE FROM attributes')).rejects.toMatchObject({ code: 'VN002' });
    await runCommand(archiveAttribute, { attributeId, isArchived: true }, marketer);
  });

  it('of 60 defined at once 50 are in use; an archived one makes room and comes back only into room', async () => {
    const before = (await runQuery(listAttributes, {}, anna)).length;
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, at) => define(`many_${at}`, 'yesNo')),
    );
    const done = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(before + done).toBe(50);
    const all = await runQuery(listAllAttributes, {}, marketer);
    const [drink] = all.filter(({ key }) => key === 'drink');
    const back = runCommand(
      archiveAttribute,
      { attributeId: drink?.attributeId ?? 0, isArchived: false },
      marketer,
    );
    expect(await refusal(back)).toMatchObject({ code: 'too_many' });
    for (const { key, attributeId } of all.filter((one) => one.key.startsWith('many_'))) {
      await runCommand(archiveAttribute, { attributeId, isArchived: true }, marketer);
      void key;
    }
    expect((await runQuery(listAttributes, {}, anna)).length).toBe(before);
  });
});

describe("a member's attributes", () => {
  it('are kept in their types, changed one by one, and audited without what could be personal', async () => {
    const { memberId } = await create();
    const values = {
      pet: '2',
      size: '42,50',
      since: '2020-02-29',
      club: 'yes',
      wish: ' тихий зал ',
    };
    await update(memberId, { version: 1, attributes: values });
    const form = await runQuery(getMemberForm, { memberId }, anna);
    expect(form.attributes).toEqual({
      pet: '2',
      size: '42.5',
      since: '2020-02-29',
      club: 'yes',
      wish: 'тихий зал',
    });
    await update(memberId, { version: 2, attributes: { pet: '1', size: '', wish: 'другой' } });
    const [, , last] = await auditOf(memberId);
    expect(last).toMatchObject({
      before: { attributes: { pet: '2', size: '•••••', wish: '•••••' } },
      after: { attributes: { pet: '1', size: null, wish: '•••••' } },
    });
    expect(JSON.stringify(await auditOf(memberId))).not.toMatch(/тихий|2020-02-29|42/);
    const { entries } = await timeline(memberId, { kind: 'changes' });
    const { en, ru } = await tellEntries(entries.slice(0, 1));
    expect(en).toEqual([
      '3 details changed | pet: Cat → Dog | size: ••••• → empty | wish: ••••• → •••••',
    ]);
    expect(ru[0]).toContain('size: ••••• → пусто');
  });

  it('of which nothing changes leaves the version as it is', async () => {
    const { memberId } = await create();
    await update(memberId, { version: 1, attributes: { club: 'no' } });
    const same = await update(memberId, { version: 2, attributes: { club: 'no', wish: '' } });
    expect(same.version).toBe(2);
  });

  it('are refused by their names when they are wrong, archived or of an archived option', async () => {
    const { memberId } = await create();
    const wrong = update(memberId, {
      version: 1,
      attributes: { pet: '9', size: 'big', drink: '1', club: 'no' },
    });
    expect(await refusal(wrong)).toEqual({
      code: 'invalid_input',
      details: { fields: ['attributes.pet', 'attributes.size', 'attributes.drink'] },
    });
    expect((await runQuery(getMemberForm, { memberId }, anna)).attributes).toEqual({});
  });

  it('narrow the list: choices, yes and no, ranges with both ends in, texts as they stand', async () => {
    const rows = [
      { pet: '1', size: '10', since: '2024-01-01', club: 'yes', wish: 'Кофе' },
      { pet: '2', size: '20', since: '2024-06-30', club: 'yes', wish: 'кофе' },
      { pet: '3', size: '20.01', since: '2024-07-01', club: 'no', wish: 'чай' },
    ];
    for (const attributes of rows) {
      const { memberId } = await create();
      await update(memberId, { version: 1, attributes: { ...attributes, club: attributes.club } });
      await sql(`UPDATE member_attributes SET number_value = number_value + 9000
        WHERE member_id = ${memberId} AND number_value IS NOT NULL`);
    }
    expect(await counted({ pet: '3' })).toBe(1);
    expect(await counted({ size: '9010..9020' })).toBe(2);
    expect(await counted({ size: '9020..' })).toBe(2);
    expect(await counted({ size: '9020.01' })).toBe(1);
    expect(await counted({ since: '2024-01-01..2024-06-30' })).toBe(2);
    expect(await counted({ wish: 'КОФЕ' })).toBe(2);
    expect(await counted({ wish: 'КОФЕ', pet: '2' })).toBe(1);
    expect(await counted({ size: '9010..', club: 'no' })).toBe(1);
  });

  it('nobody is found by an attribute that is not there, is archived, or is asked for without sense', async () => {
    for (const attributes of [{ nosuch: 'x' }, { drink: '1' }, { size: 'a..b' }, { club: '1' }]) {
      expect(await counted(attributes as Record<string, string>)).toBe(0);
    }
    const filters: MemberFilters = { attributes: { pet: '3', nosuch: 'x' } };
    const { blocking } = await runQuery(findBlockingFilters, { filters }, anna);
    expect(blocking).toEqual(['a.nosuch']);
  });

  it('an analyst sees those that are no free text, and finds nobody by a text', async () => {
    const { memberId } = await create();
    await update(memberId, { version: 1, attributes: { wish: 'звонить +79170001122', pet: '2' } });
    const seen = await runQuery(getMember, { memberId }, analyst);
    expect(seen.details.attributes.map(({ attribute, value }) => [attribute.key, value])).toEqual([
      ['pet', '2'],
    ]);
    expect((await runQuery(listAttributes, {}, analyst)).map(({ type }) => type)).not.toContain(
      'text',
    );
    expect(await counted({ wish: 'звонить +79170001122' }, analyst)).toBe(0);
    expect(await counted({ wish: 'звонить +79170001122' })).toBe(1);
  });
});
