import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { anna, NOW, newMembers, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { ACTOR, post } from '@/lib/purchases/testing/posting-desk';
import { replayMembers } from '@/lib/tiers/engine/replay-members';
import { type SeededLadder, seedLadder } from '@/lib/tiers/testing/seed-ladder';
import { mergeMembers } from './commands/merge-members';
import { unmergeMembers } from './commands/unmerge-members';

const at = { now: NOW };
let ladder: SeededLadder;

beforeAll(async () => {
  await seedPeople();
  ladder = await seedLadder([0, 1_000, 5_000]);
});

let rowNo = 0;
async function bought(memberId: number, units: number, day = '2026-02-03'): Promise<void> {
  rowNo += 1;
  const receipt = `M${rowNo}`;
  await post([
    { rowNo, memberId, storeId: 1, receipt, day, isReturn: false, amountMinor: units * 100 },
  ]);
  await withTx(ACTOR, (tx) =>
    replayMembers(tx, { memberIds: [memberId], now: NOW, mayFall: true }),
  );
}

const step = (place: number) => ladder.tierIds[place];
const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, anna, at);
const unmerge = (memberId: number) => runCommand(unmergeMembers, { memberId }, anna, at);
const shown = async (memberId: number) =>
  (
    await sql<{ tier: number }>('SELECT tier_id AS tier FROM members WHERE member_id = $1', [
      memberId,
    ])
  )[0]?.tier;
const floors = (memberId: number) =>
  sql(
    `SELECT kind, tier_id, from_on::text, until_on::text, reason FROM tier_floors WHERE member_id = $1 ORDER BY floor_id`,
    [memberId],
  );
const reasons = async (memberId: number) =>
  (
    await sql<{ reason: string }>(
      'SELECT reason FROM tier_changes WHERE member_id = $1 ORDER BY change_id',
      [memberId],
    )
  ).map(({ reason }) => reason);
const waiting = async (memberId: number) =>
  (await sql('SELECT FROM tier_replays WHERE member_id = $1', [memberId])).length;

describe('a merge keeps the higher tier', () => {
  it('as a floor to the day to which the other one was certain of it, and its undoing takes it back', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await bought(a, 1_200);
    await bought(b, 6_000);
    expect([await shown(a), await shown(b)]).toEqual([step(1), step(2)]);
    await merge(a, b);
    expect(await shown(a)).toBe(step(2));
    expect(await floors(a)).toEqual([
      {
        kind: 'merge',
        tier_id: step(2),
        from_on: '2026-11-27',
        until_on: '2027-12-31',
        reason: 'merge',
      },
    ]);
    expect((await reasons(a)).at(-1)).toBe('merge');
    expect([await waiting(a), await waiting(b)]).toEqual([1, 1]);
    await unmerge(b);
    expect([await shown(a), await shown(b)]).toEqual([step(1), step(2)]);
    expect(await floors(a)).toMatchObject([{ from_on: '2026-11-27', until_on: '2026-11-26' }]);
    expect((await reasons(a)).at(-1)).toBe('unmerge');
  });

  it('each tier to its own day, what was earned and what a floor holds, and goes back to the own one after them', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await bought(a, 10);
    await bought(b, 1_200);
    await sql(
      `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
       VALUES ($1, $2, $3, '2026-11-01', '2026-12-05', 'manual', 'apology', 901, 902, now())`,
      [b, ladder.ruleId, step(2)],
    );
    await merge(a, b);
    expect(await shown(a)).toBe(step(2));
    expect(await floors(a)).toMatchObject([
      { tier_id: step(1), until_on: '2027-12-31' },
      { tier_id: step(2), until_on: '2026-12-05' },
    ]);
    await unmerge(b);
    expect([await shown(a), await shown(b)]).toEqual([step(0), step(2)]);
    expect((await reasons(a)).at(-1)).toBe('unmerge');
  });

  it('of equals or a lower one there is none, and what both bought counts together', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await bought(a, 3_000);
    await bought(b, 2_500);
    await merge(a, b);
    expect(await floors(a)).toEqual([]);
    expect(await shown(a)).toBe(step(2));
    await unmerge(b);
    expect([await shown(a), await shown(b)]).toEqual([step(1), step(1)]);
  });
});
