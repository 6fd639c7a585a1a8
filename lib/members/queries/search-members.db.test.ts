import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '../testing/seed-members';
import { countMembers } from './count-members';
import { searchMembers } from './search-members';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };

beforeAll(() =>
  seedMembers([
    {
      memberId: 20391,
      firstName: 'Ильдар',
      lastName: 'Сафиуллин',
      phone: '+79171234555',
      email: 'ildar.s@mail.ru',
      external: 'BRG-0020391',
      card: '7784001033915526',
      tierId: 4,
    },
    { memberId: 2, firstName: 'Иван', lastName: 'Иванов', phone: '+79037654321' },
    { memberId: 3, firstName: 'Георгий', lastName: 'Иванов', email: 'zagadka@example.org' },
    { memberId: 4, firstName: 'Алексей', lastName: 'Смирнов' },
    { memberId: 5, firstName: 'Mira', lastName: 'Lindqvist' },
    { memberId: 6, firstName: 'Наталья', lastName: 'Щербакова' },
    { memberId: 7, external: '17850' },
    { memberId: 8, external: 'ИВАНОВ' },
    { memberId: 9, external: 'НЕТ ДАННЫХ' },
  ]),
);

async function found(text: string, actor = support) {
  const { members } = await runQuery(searchMembers, { text }, actor);
  return members.map(({ memberId, matched, matchedValue }) => ({
    memberId,
    matched,
    matchedValue,
  }));
}

async function ids(text: string, actor = support) {
  return (await found(text, actor)).map(({ memberId }) => memberId);
}

describe('searching members by name', () => {
  it.each([
    ['as it is written', 'Сафиуллин', 20391],
    ['by a part of it', 'сафиу', 20391],
    ['in the other alphabet', 'Safiullin', 20391],
    ['with the first name first', 'ильдар сафиуллин', 20391],
    ['with a typo', 'Сафиулин', 20391],
    ['with a letter doubled', 'Саффиуллин', 20391],
    ['with two letters swapped', 'Сафиулилн', 20391],
    ['with its vowel misheard', 'Смернов', 4],
    ['with a typo beside a right word', 'Ильдар Софиуллин', 20391],
    ['typed in the Latin layout', 'Cfabekkby', 20391],
    ['typed in the Cyrillic layout', 'Дштвймшые', 5],
    ['spelled in Latin letters by hand', 'Alexey Smirnov', 4],
    ['a Latin name with a typo', 'Lindkvist', 5],
    ['spelled by hand, ending in -ia', 'Natalia', 6],
  ])('finds a member %s: %s', async (_how, text, memberId) => {
    expect(await ids(text)).toEqual([memberId]);
  });

  it('puts both words to use: Иванов Иван is not every Иванов', async () => {
    expect(await ids('Иванов Иван')).toEqual([2]);
    expect(await ids('Иванов')).toHaveLength(3);
  });

  it('asks for three characters and finds nobody by two', async () => {
    const answer = await runQuery(searchMembers, { text: 'Ив' }, support);
    expect(answer).toEqual({ isTooShort: true, isMore: false, members: [] });
  });

  it('takes what is typed for text, not for a pattern', async () => {
    expect(await ids('%%%')).toEqual([]);
    expect(await ids('___')).toEqual([]);
    expect(await ids("';--")).toEqual([]);
  });
});

describe('searching members by number', () => {
  it.each([
    ['+7 917 123-45-55', 'phone', '+7 917 •••-••-55'],
    ['8 (917) 123-45-55', 'phone', '+7 917 •••-••-55'],
    ['9171234555', 'phone', '+7 917 •••-••-55'],
    ['4555', 'phone', '+7 917 •••-••-55'],
    ['917123', 'phone', '+7 917 •••-••-55'],
    ['8917123', 'phone', '+7 917 •••-••-55'],
    ['8 917 123-45-5', 'phone', '+7 917 •••-••-55'],
    ['ildar.s@mail.ru', 'email', 'i•••••@mail.ru'],
    ['ILDAR.S@', 'email', 'i•••••@mail.ru'],
    ['7784 0010 3391 5526', 'card', '5526'],
    ['5526', 'card', '5526'],
    ['BRG-0020391', 'external', 'BRG-0020391'],
    ['brg-0020391', 'external', 'BRG-0020391'],
    ['MBR-20391', 'code', null],
  ])('support finds %s by %s and sees it masked', async (text, matched, matchedValue) => {
    expect(await found(text)).toEqual([{ memberId: 20391, matched, matchedValue }]);
  });

  it('an external id that is a number is found whole', async () => {
    expect(await ids('17850')).toEqual([7]);
  });

  it('a whole external id comes first, whatever it is made of', async () => {
    const [first, ...named] = await found('Иванов');
    expect(first).toEqual({ memberId: 8, matched: 'external', matchedValue: 'ИВАНОВ' });
    expect(named.map(({ matched }) => matched)).toEqual(['name', 'name']);
    expect(await ids('нет данных')).toEqual([9]);
    expect(await runQuery(countMembers, { filters: { q: 'Нет данных' } }, support)).toBe(1);
  });
});

describe('searching without the right to contacts', () => {
  it('finds by a whole phone and a whole e-mail', async () => {
    expect(await ids('+7 917 123-45-55', analyst)).toEqual([20391]);
    expect(await ids('ildar.s@mail.ru', analyst)).toEqual([20391]);
  });

  it.each([
    '4555',
    '917123',
    '8917123',
    '891712345',
    '+7917',
    'zagadka@',
    'zagadka@exam',
    'zagadka',
    'zagadk',
    'example.org',
  ])('finds nobody by a part of a contact: %s', async (text) => {
    const byContact = (await found(text, analyst)).filter(({ matched }) => matched !== 'card');
    expect(byContact).toEqual([]);
    const count = await runQuery(countMembers, { filters: { q: text } }, analyst);
    expect(count).toBe((await found(text, analyst)).length);
  });

  it('support does find the same parts, so the test above can fail', async () => {
    expect(await ids('zagadka')).toEqual([3]);
    expect(await ids('917123')).toEqual([20391]);
    expect(await ids('79171')).toEqual([20391]);
  });
});
