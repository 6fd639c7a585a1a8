import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { anna, redeem, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { eraseMember } from './commands/erase-member';
import { mergeMembers } from './commands/merge-members';
import { seedRichPair } from './testing/rich-members';
import { seedMembers } from './testing/seed-members';

const SLOW_MS = 120_000;
const RINGS = 10;
const MEETINGS = 6;
/** Later than the first one has its locks, sooner than it is done. */
const AFTER_MS = 4;

const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId, choices: {} }, anna);

async function three() {
  const { survivorId: a, loserId: b } = await seedRichPair(0);
  const { survivorId: c } = await seedRichPair(0);
  return { a, b, c };
}

/** Deadlocks of this base until now; a backend tells of its own when it ends. */
async function deadlocks(): Promise<number> {
  await closeWritePool();
  const read = readPool();
  const writers = async () => {
    const rows = await read`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'vernost-write'`;
    return rows.length;
  };
  await expect.poll(writers, { timeout: 10_000 }).toBe(0);
  const [row] = await read<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`;
  return row?.deadlocks ?? Number.NaN;
}

beforeAll(async () => {
  await seedMembers([]);
  await sql("SELECT ensure_month_partitions('2024-01-01', '2026-12-31')");
  await sql("UPDATE analytics_state SET as_of_on = '2026-11-20'");
  await seedPeople();
});

describe('merges that meet wait for each other, never in a circle', () => {
  it(
    `B, whom A was merged into, goes into C while somebody asks about A: ${MEETINGS} times, 0 deadlocks`,
    async () => {
      const before = await deadlocks();
      for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
        const { a, b, c } = await three();
        await merge(b, a);
        const outcomes = await Promise.all([
          refusal(merge(c, b)),
          sleep(meeting * AFTER_MS).then(() => refusal(merge(c, a))),
        ]);
        expect(outcomes[0]).toBeNull();
        expect(outcomes[1]).toMatchObject({ code: 'member_refused' });
      }
      expect((await deadlocks()) - before).toBe(0);
    },
    SLOW_MS,
  );

  it(
    `three in a ring with a redemption of each: ${RINGS} rings, 0 deadlocks`,
    async () => {
      const before = await deadlocks();
      for (let ring = 0; ring < RINGS; ring += 1) {
        const { a, b, c } = await three();
        const outcomes = await Promise.all([
          refusal(merge(b, a)),
          refusal(merge(c, b)),
          refusal(merge(a, c)),
          ...[a, b, c].map((id) => refusal(redeem(id, '30'))),
        ]);
        expect(outcomes.slice(0, 3).filter((one) => one === null)).toHaveLength(2);
      }
      expect((await deadlocks()) - before).toBe(0);
    },
    SLOW_MS,
  );
});

describe('erasing a member while another is being merged into them', () => {
  it(
    'takes what is personal of both, or neither is merged: nothing of the one who went is left',
    async () => {
      for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
        const { survivorId, loserId } = await seedRichPair(0);
        const erase = { memberId: survivorId, reason: 'request', secondPerson: true } as const;
        const [merged, erased] = await Promise.all([
          refusal(merge(survivorId, loserId)),
          sleep(meeting * AFTER_MS).then(() => refusal(runCommand(eraseMember, erase, anna))),
        ]);
        expect(erased).toBeNull();
        const [left] = await sql<{ said: string }>(
          `SELECT coalesce((SELECT concat(first_name, last_name, phone, email) FROM member_profiles
           WHERE member_id = $1), '') AS said`,
          [loserId],
        );
        expect(left?.said === '').toBe(merged === null);
      }
    },
    SLOW_MS,
  );
});
