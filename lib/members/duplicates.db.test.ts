import { beforeAll, describe, expect, it } from 'vitest';
import { readDuplicatesCursor, writeDuplicatesCursor } from '@/lib/domain/members/duplicates';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { mergeMembers } from './commands/merge-members';
import { tellDistinct } from './commands/tell-distinct';
import { listDuplicates } from './queries/list-duplicates';
import { seedMembers } from './testing/seed-members';

async function listAll(): Promise<string[]> {
  const found: string[] = [];
  let after: ReturnType<typeof readDuplicatesCursor> = null;
  for (let page = 0; page < 10; page += 1) {
    const { pairs, next } = await runQuery(listDuplicates, { after }, anna);
    found.push(...pairs.map(({ first, second }) => `${first.memberId} ${second.memberId}`));
    if (next === null) return found;
    after = readDuplicatesCursor(writeDuplicatesCursor(next));
    expect(after).toEqual(next);
  }
  throw new Error('the list of duplicates does not end');
}

const bornOn = (day: string, ...ids: readonly number[]) =>
  sql(`UPDATE member_profiles SET birth_on = '${day}' WHERE member_id IN (${ids.join(', ')})`);

beforeAll(async () => {
  await seedPeople();
  await seedMembers([
    { memberId: 1, firstName: 'Анна', lastName: 'Ким' },
    { memberId: 2, firstName: 'Anna', lastName: 'Kim' },
    { memberId: 3, firstName: 'Анна', lastName: 'Ким' },
    { memberId: 4, firstName: 'Пётр', lastName: 'Ли' },
    { memberId: 5, firstName: 'Пётр', lastName: 'Ли' },
    { memberId: 6, firstName: 'Олег', lastName: 'Ан' },
    { memberId: 7, firstName: 'Олег', lastName: 'Ан' },
    { memberId: 8, firstName: 'Олег', lastName: 'Ан', status: 'closed' },
  ]);
  await bornOn('1990-05-01', 1, 2);
  await bornOn('1991-05-01', 3);
  await bornOn('1970-01-01', 4, 5);
  await bornOn('1985-02-03', 6, 7, 8);
});

describe('duplicates', () => {
  it('are those with one name in either alphabet and one birthday; days that mean nothing and who is over stay out', async () => {
    expect(await listAll()).toEqual(['6 7', '1 2']);
  });

  it('a pair that is two people is offered no more, and again when that is taken back', async () => {
    const tell = (isDistinct: boolean) =>
      runCommand(tellDistinct, { memberId: 7, otherId: 6, isDistinct }, anna);
    await Promise.all([tell(true), tell(true)]);
    expect(await listAll()).toEqual(['1 2']);
    await tell(false);
    expect(await listAll()).toEqual(['6 7', '1 2']);
    const same = { memberId: 6, otherId: 6, isDistinct: true };
    expect(await refusal(runCommand(tellDistinct, same, anna))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('a merged pair is gone; sixty pairs are listed once each, page by page', async () => {
    await runCommand(mergeMembers, { survivorId: 1, loserId: 2, choices: {} }, anna);
    expect(await listAll()).toEqual(['6 7']);
    const ids = Array.from({ length: 120 }, (_, place) => 100 + place);
    await seedMembers(
      ids.map((memberId) => ({
        memberId,
        firstName: 'Имя.с.точкой',
        lastName: `Пара${Math.floor(memberId / 2)}`,
      })),
    );
    await bornOn('2000-02-29', ...ids);
    const found = await listAll();
    expect(found).toHaveLength(61);
    expect(new Set(found).size).toBe(61);
  });
});
