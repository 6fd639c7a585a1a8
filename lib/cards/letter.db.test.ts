import { beforeAll, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { logCardLetter } from './commands/log-card-letter';
import { getCardLetter } from './queries/get-card-letter';
import { sql } from './testing/life-runner';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const analyst: UserActor = { kind: 'user', userId: 2, role: 'analyst', requestId: 'test' };

beforeAll(async () => {
  await seedMembers([
    { memberId: 1, firstName: 'Роза', lastName: 'Хакимова', card: '2200417030487' },
  ]);
  await sql(
    `UPDATE member_profiles SET language = 'ru', city = 'Казань', address = 'Баумана 44, кв. 7', postal_code = '420111'`,
  );
});

it('the letter of a card names its member where they live, for those who may read contacts, and is logged without it', async () => {
  const [card] = await sql<{ cardId: number }>('SELECT card_id::float8 AS "cardId" FROM cards');
  const input = { cardId: card?.cardId ?? 0 };
  expect(await runQuery(getCardLetter, input, support)).toMatchObject({
    name: 'Роза Хакимова',
    address: 'Баумана 44, кв. 7',
    postalCode: '420111',
    language: 'ru',
    number: '2200417030487',
  });
  await runCommand(logCardLetter, input, support);
  const [row] = await sql<{ after: unknown }>(
    `SELECT after FROM audit_events WHERE command = 'cards.openLetter'`,
  );
  expect(row?.after).toEqual({ letterOpened: true, memberId: 1 });
  await expect(runQuery(getCardLetter, input, analyst)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(runCommand(logCardLetter, input, analyst)).rejects.toMatchObject({
    code: 'forbidden',
  });
});
