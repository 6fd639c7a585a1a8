import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { noteOpened } from '../commands/note-opened';
import { seedMembers } from '../testing/seed-members';
import { listRecentMembers } from './list-recent-members';

const reader = (userId: number): UserActor => ({
  kind: 'user',
  userId,
  role: 'support',
  requestId: 'test',
});
const anna = reader(1);
const boris = reader(2);
const MEMBERS = 10;

/** Minute `minute` of a morning. */
const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 10, 20, 9, minute)) });
const open = (memberId: number, minute: number, actor = anna) =>
  runCommand(noteOpened, { memberId }, actor, at(minute));
const recent = async (actor = anna) =>
  (await runQuery(listRecentMembers, {}, actor)).map(({ memberId }) => memberId);

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
    client.query(`INSERT INTO users (user_id, email, name, role, password_hash) VALUES
      (1, 'anna@example.org', 'Анна', 'support', 'x'), (2, 'boris@example.org', 'Борис', 'support', 'x')`),
  );
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, at) => ({ memberId: at + 1, firstName: 'Вера' })),
  );
});

describe('members opened lately', () => {
  it('the latest first, a second look moves one up, of 10 the last 8 are kept', async () => {
    for (let memberId = 1; memberId <= MEMBERS; memberId += 1) await open(memberId, memberId);
    await open(4, 30);
    expect(await recent()).toEqual([4, 10, 9, 8, 7, 6, 5, 3]);
  });

  it('each reader has their own', async () => {
    await open(7, 40, boris);
    expect(await recent(boris)).toEqual([7]);
    expect(await recent()).not.toContain(1);
  });

  it('two windows at once note one row, an older look does not move it back', async () => {
    await Promise.all([open(2, 50), open(2, 51), open(2, 50)]);
    const [first] = await runQuery(listRecentMembers, {}, anna);
    expect(first).toMatchObject({ memberId: 2, openedAt: at(51).now });
  });

  it('nobody opens a member who is not there', async () => {
    await expect(open(999, 55)).rejects.toEqual(new AppError('not_found'));
  });
});
