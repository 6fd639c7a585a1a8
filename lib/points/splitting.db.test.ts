import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { adjustPoints } from './commands/adjust';
import { countCodes } from './testing/count-codes';
import {
  anna,
  figures,
  ledgerDifferences,
  newMember,
  newMembers,
  nextKey,
  refusal,
  seedPeople,
  sql,
} from './testing/points-desk';

/* Support moves 1,000 at once and 3,000 a day alone, an administrator 15,000 a day. */

let day = 0;

beforeAll(async () => {
  await newMember();
  await seedPeople();
});
beforeEach(() => {
  day += 1;
});

const noon = () => new Date(Date.UTC(2027, 0, day, 9));

function adjust(
  memberId: number,
  points: string,
  {
    role = 'support',
    now = noon(),
    direction = 'give',
  }: { role?: Role; now?: Date; direction?: 'give' | 'take' } = {},
) {
  const asked = { memberId, points, key: nextKey(), direction, reason: 'goodwill' } as const;
  return runCommand(adjustPoints, asked, { ...anna, role }, { now });
}

/** A gift of so many points by a guided task: `done`, or that it waits for a second person. */
async function giftByTask(memberId: number, pointsAmount: string): Promise<string> {
  const now = noon();
  const { taskId } = await runCommand(startTask, { kind: 'goodwill', about: { memberId } }, anna, {
    now,
  });
  const answers = { pointsAmount, giftReason: 'waited for long' };
  const { state } = await runCommand(finishTask, { taskId, version: 1, answers }, anna, { now });
  return state;
}

async function givenAlone(): Promise<number> {
  const [row] = await sql<{ points: number }>(
    `SELECT coalesce(sum(abs(amount)) / 100, 0)::float8 AS points FROM point_entries
     WHERE requested_by = ${anna.userId} AND approved_by IS NULL
       AND (booked_at AT TIME ZONE 'Europe/Moscow')::date = '${noon().toJSON().slice(0, 10)}'`,
  );
  return row?.points ?? 0;
}

describe('nobody gets over the limit of a day by splitting (I12)', () => {
  it('by 8 tasks of 500 for 8 members at once: 6 are done, 2 wait for a second person, 3,000 are given', async () => {
    const members = await newMembers(...Array.from({ length: 8 }, () => 'active'));
    const ends = await Promise.all(members.map((memberId) => giftByTask(memberId, '500')));
    expect(ends.toSorted()).toEqual([
      ...Array.from({ length: 2 }, () => 'awaitingApproval'),
      ...Array.from({ length: 6 }, () => 'done'),
    ]);
    expect(await givenAlone()).toBe(3_000);
  });

  it('by 60 gifts of 60 to 20 members at once: 50 go, not one more', async () => {
    const members = await newMembers(...Array.from({ length: 20 }, () => 'active'));
    const gifts = Array.from({ length: 60 }, (_, n) => refusal(adjust(members[n % 20] ?? 0, '60')));
    expect(countCodes(await Promise.all(gifts))).toEqual({ done: 50, limit_exceeded: 10 });
    expect(await givenAlone()).toBe(3_000);
  });

  it('over midnight of the programme: of 20 gifts of 300 on either side of it, 10 go on each, though UTC has one day', async () => {
    const member = await newMember();
    const midnight = Date.UTC(2027, 5, 2 * day, 21);
    const sides = [new Date(midnight - 1), new Date(midnight)];
    const gifts = sides.flatMap((now) =>
      Array.from({ length: 20 }, () => refusal(adjust(member, '300', { now }))),
    );
    const outcomes = await Promise.all(gifts);
    for (const side of [outcomes.slice(0, 20), outcomes.slice(20)]) {
      expect(countCodes(side)).toEqual({ done: 10, limit_exceeded: 10 });
    }
    expect(await figures(member)).toBe('6000');
  });

  it('by two roles: what one person gave as support counts when they are administrator, and the other way round', async () => {
    const member = await newMember();
    for (let n = 0; n < 3; n += 1) await adjust(member, '1000');
    for (let n = 0; n < 12; n += 1) await adjust(member, '1000', { role: 'admin' });
    expect(await refusal(adjust(member, '1', { role: 'admin' }))).toMatchObject({
      limit: 'aDay',
      left: '0',
    });
    expect(await refusal(adjust(member, '1'))).toMatchObject({ limit: 'aDay', left: '0' });
    expect(await figures(member)).toBe('15000');
  });

  it('by taking back and giving again: three moves of 1,000 are the day, whatever is left of them', async () => {
    const member = await newMember();
    await adjust(member, '1000');
    await adjust(member, '1000', { direction: 'take' });
    await adjust(member, '1000');
    expect(await refusal(adjust(member, '0.01', { direction: 'take' }))).toMatchObject({
      limit: 'aDay',
    });
    expect(await refusal(adjust(member, '0.01'))).toMatchObject({ limit: 'aDay' });
    expect(await figures(member)).toBe('1000');
    expect(await ledgerDifferences()).toEqual([]);
  });
});
