import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { createSegment } from '../commands/create-segment';
import { saveSegment } from '../commands/save-segment';
import { lookAndKeep } from '../testing/look-and-keep';

const anna = person(1, 'marketer');
const TODAY = '2026-03-10T09:00:00Z';
/** Beyond one chunk of 65,536, and at the ends of words and chunks. */
const IDS = [1, 63, 64, 65, 127, 65_535, 65_536, 65_537, 131_071, 131_072, 200_000];

const tier = (...tiers: readonly number[]) => ({ is: 'tier', tiers });
const said = (...items: readonly object[]) => ({
  version: 1,
  include: { join: 'all', items },
  exclude: null,
});

async function kept(name: string, ...items: readonly object[]): Promise<number> {
  const fields = { name, note: '', definition: said(...items) };
  return (await runCommand(createSegment, fields, anna, { now: new Date(TODAY) })).segmentId;
}

/** Looks on a day of March. */
async function look(segmentId: number, day: number) {
  await sql(`UPDATE segment_schedules SET due_at = '2026-03-01' WHERE segment_id = ${segmentId}`);
  const now = new Date(`2026-03-${day}T09:00:00Z`);
  return lookAndKeep(segmentId, now);
}

const changes = (segmentId: number, refreshNo: number) =>
  sql<{ id: number; way: string; reason: string; conditions: number[] | null }>(
    `SELECT member_id::int AS id, way, reason, conditions FROM segment_changes
     WHERE segment_id = ${segmentId} AND refresh_no = ${refreshNo} ORDER BY member_id`,
  );

const setTier = (tierId: number, ...ids: readonly number[]) =>
  sql(
    `UPDATE member_sort_keys SET tier_id = ${tierId} WHERE member_id = ANY ('{${ids.join(',')}}')`,
  );

/** Whoever the kept bits say is in. */
async function inside(segmentId: number): Promise<readonly number[]> {
  const rows = await sql<{ id: number }>(
    `SELECT (b.chunk * 65536 + i)::int AS id FROM (SELECT chunk, bits || B'' AS bits FROM segment_bits WHERE segment_id = ${segmentId} AND flag = 0 OFFSET 0) b
     CROSS JOIN generate_series(0, 65535) i WHERE get_bit(bits, i) = 1 ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

beforeAll(async () => {
  await seedAgents();
  await seedMembers(IDS.map((memberId) => ({ memberId, tierId: 4 })));
});

describe('a look at who is in a segment', () => {
  it('keeps a bit for each of 11 members across three chunks, tells of nobody the first time and of nobody when nothing changed', async () => {
    const segmentId = await kept('Gold', tier(4));
    expect(await look(segmentId, 10)).toMatchObject({
      refreshNo: 1,
      members: 11,
      entered: 11,
      gone: 0,
    });
    expect(await inside(segmentId)).toEqual(IDS);
    expect(await look(segmentId, 11)).toMatchObject({
      refreshNo: 2,
      members: 11,
      entered: 0,
      gone: 0,
    });
    expect(await changes(segmentId, 1)).toEqual([]);
    expect(await changes(segmentId, 2)).toEqual([]);
  });

  it('tells who entered and who left, and which condition turned', async () => {
    const segmentId = await kept('Gold persons', { is: 'kind', kinds: ['person'] }, tier(4));
    await look(segmentId, 10);
    await setTier(1, 64, 65_536);
    await sql(`UPDATE member_sort_keys SET kind = 'staff' WHERE member_id = 200000`);
    expect(await look(segmentId, 11)).toMatchObject({ members: 8, entered: 0, gone: 3 });
    expect(await changes(segmentId, 2)).toEqual([
      { id: 64, way: 'left', reason: 'conditions', conditions: [2] },
      { id: 65_536, way: 'left', reason: 'conditions', conditions: [2] },
      { id: 200_000, way: 'left', reason: 'conditions', conditions: [1] },
    ]);
    await setTier(4, 64, 65_536);
    await sql(`UPDATE member_sort_keys SET kind = 'person' WHERE member_id = 200000`);
    expect(await look(segmentId, 12)).toMatchObject({ members: 11, entered: 3, gone: 0 });
    expect(await changes(segmentId, 3)).toMatchObject([
      { id: 64, way: 'entered', conditions: [2] },
      { id: 65_536, way: 'entered', conditions: [2] },
      { id: 200_000, way: 'entered', conditions: [1] },
    ]);
  });

  it('whoever goes out of force left for that, and a chunk with nobody in force any more is let go of', async () => {
    const segmentId = await kept('Gold in force', tier(4));
    await look(segmentId, 10);
    const set = (status: string) =>
      sql(`UPDATE member_sort_keys SET status = '${status}' WHERE member_id >= 131072`);
    await set('suspended');
    expect(await look(segmentId, 11)).toMatchObject({ members: 9, gone: 2 });
    expect(await changes(segmentId, 2)).toEqual([
      { id: 131_072, way: 'left', reason: 'status', conditions: null },
      { id: 200_000, way: 'left', reason: 'status', conditions: null },
    ]);
    await set('active');
    expect(await look(segmentId, 12)).toMatchObject({ members: 11, entered: 2 });
    expect(await inside(segmentId)).toEqual(IDS);
  });

  it('another definition is the reason when the segment was saved in between', async () => {
    const segmentId = await kept('Gold for now', tier(4));
    await look(segmentId, 10);
    await setTier(1, 1);
    const fields = { name: 'Base', note: '', definition: said(tier(1)) };
    await runCommand(saveSegment, { segmentId, version: 1, ...fields }, anna);
    expect(await look(segmentId, 11)).toMatchObject({ members: 1, entered: 0, gone: 10 });
    const told = await changes(segmentId, 2);
    expect(new Set(told.map(({ reason }) => reason))).toEqual(new Set(['definition']));
    await setTier(4, 1);
  });

  it('a segment that is not due is left alone, and of two workers one looks', async () => {
    const segmentId = await kept('Twice', tier(4));
    const now = new Date(TODAY);
    const both = await Promise.all([lookAndKeep(segmentId, now), lookAndKeep(segmentId, now)]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
    expect(await lookAndKeep(segmentId, now)).toBeNull();
    const [row] = await sql<{ due: string }>(
      `SELECT due_at::text AS due FROM segment_schedules WHERE segment_id = ${segmentId}`,
    );
    expect(row?.due.slice(0, 19)).toBe('2026-03-10 21:00:00');
  });
});
