import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { eraseMember } from '@/lib/members/commands/erase-member';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { plantEndpoint } from '@/lib/webhooks/testing/planted-endpoint';
import { archiveSegment } from '../commands/archive-segment';
import { createList } from '../commands/create-list';
import { createSegment } from '../commands/create-segment';
import { editList } from '../commands/edit-list';
import { listSegmentChanges } from '../queries/list-segment-changes';
import { lookAndKeep } from '../testing/look-and-keep';

const anna = person(1, 'marketer');
const admin = person(3, 'admin');

let number = 0;
async function listOf(...memberIds: readonly number[]): Promise<number> {
  number += 1;
  const from = { kind: 'ticked' as const, memberIds: [...memberIds] };
  return (await runCommand(createList, { name: `Told ${number}`, note: '', from }, anna)).segmentId;
}
const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, admin);
const erase = (memberId: number) =>
  runCommand(eraseMember, { memberId, reason: 'request', secondPerson: true }, admin);

const looks = (segmentId: number) =>
  sql<{ no: number; cause: string; members: number; entered: number; gone: number }>(
    `SELECT refresh_no AS no, cause, members, entered, gone FROM segment_refreshes WHERE segment_id = ${segmentId} ORDER BY 1`,
  );
const told = (segmentId: number) =>
  sql<{ no: number; id: number; way: string; reason: string; other: number | null }>(
    `SELECT refresh_no AS no, member_id::int AS id, way, reason, other_id::int AS other FROM segment_changes
     WHERE segment_id = ${segmentId} ORDER BY 1, 2`,
  );

beforeAll(async () => {
  await seedAgents();
  await seedMembers(Array.from({ length: 60 }, (_, index) => ({ memberId: index + 1, tierId: 4 })));
});

describe('what becomes of members is told in the history of lists', () => {
  it('a merged member leaves by the merge and the one who stays enters; undone, it is the other way round', async () => {
    const segmentId = await listOf(1, 2);
    await merge(3, 1);
    expect((await looks(segmentId)).at(-1)).toEqual({
      ...{ no: 2, cause: 'member', members: 2, entered: 1, gone: 1 },
    });
    expect(await told(segmentId)).toEqual([
      { no: 2, id: 1, way: 'left', reason: 'merge', other: 3 },
      { no: 2, id: 3, way: 'entered', reason: 'merge', other: 1 },
    ]);
    const asked = { segmentId, after: 1, upTo: 2 };
    const left = await runQuery(listSegmentChanges, { ...asked, way: 'left' }, anna);
    expect(left.changes).toMatchObject([{ memberId: 1, reason: 'merge', otherCode: 'MBR-3' }]);
    await runCommand(unmergeMembers, { memberId: 1 }, admin);
    expect((await looks(segmentId)).at(-1)).toMatchObject({ members: 2, entered: 1, gone: 1 });
    expect((await told(segmentId)).slice(2)).toEqual([
      { no: 3, id: 1, way: 'entered', reason: 'unmerge', other: 3 },
      { no: 3, id: 3, way: 'left', reason: 'unmerge', other: 1 },
    ]);
  });

  it('who stood there already does not enter again, and an archived list is told nothing', async () => {
    const both = await listOf(5, 6);
    const archived = await listOf(5);
    await runCommand(archiveSegment, { segmentId: archived, version: 1, isArchived: true }, anna);
    await merge(6, 5);
    expect(await told(both)).toEqual([{ no: 2, id: 5, way: 'left', reason: 'merge', other: 6 }]);
    expect((await looks(both)).at(-1)).toMatchObject({ members: 1, entered: 0, gone: 1 });
    expect(await looks(archived)).toHaveLength(1);
  });

  it('an erased member left by the erasure, without a name and without what was told of them before', async () => {
    const segmentId = await listOf(10, 11);
    await runCommand(editList, { segmentId, way: 'add', memberIds: [12] }, anna);
    await erase(12);
    expect(await told(segmentId)).toEqual([
      { no: 3, id: 12, way: 'left', reason: 'erasure', other: null },
    ]);
    expect((await looks(segmentId)).at(-1)).toMatchObject({ members: 2, entered: 0, gone: 1 });
    const asked = { segmentId, after: 2, upTo: 3, way: 'left' as const };
    const [row] = (await runQuery(listSegmentChanges, asked, anna)).changes;
    expect(row).toMatchObject({ memberId: 12, name: '', reason: 'erasure', otherCode: null });
  });

  it('endpoints hear of it as of any change of a list', async () => {
    const segmentId = await listOf(15);
    const endpointId = await plantEndpoint(['segment.left', 'segment.entered']);
    await merge(16, 15);
    await erase(16);
    const events = await sql<{ type: string; data: { memberIds: number[]; segmentId: number } }>(
      `SELECT type, data FROM webhook_deliveries WHERE endpoint_id = ${endpointId} ORDER BY delivery_id`,
    );
    const of = events.filter(({ data }) => data.segmentId === segmentId);
    expect(of.map(({ type, data }) => `${type} ${data.memberIds}`).sort()).toEqual([
      'segment.entered 16',
      'segment.left 15',
      'segment.left 16',
    ]);
  });

  it('eight merges and eight edits of one list at once: each has a number of its own, and the size is right', async () => {
    const pairs = Array.from({ length: 8 }, (_, index) => [20 + index, 30 + index] as const);
    const segmentId = await listOf(...pairs.map(([loser]) => loser));
    await Promise.all(
      pairs.flatMap(([loser, survivor], index) => [
        merge(survivor, loser),
        runCommand(editList, { segmentId, way: 'add', memberIds: [40 + index] }, anna),
      ]),
    );
    const kept = await looks(segmentId);
    expect(kept.map(({ no }) => no)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(kept.at(-1)?.members).toBe(16);
    expect(kept.slice(1).reduce((sum, { entered, gone }) => sum + entered - gone, 8)).toBe(16);
  });

  it('a segment of conditions tells a merge and an erasure apart from other ends of being in force', async () => {
    const definition = {
      version: 1,
      include: { join: 'all', items: [{ is: 'tier', tiers: [4] }] },
      exclude: null,
    };
    const { segmentId } = await runCommand(
      createSegment,
      { name: 'By tier', note: '', definition },
      anna,
    );
    await lookAndKeep(segmentId);
    await merge(50, 51);
    await erase(52);
    await sql("UPDATE member_sort_keys SET status = 'suspended' WHERE member_id = 53");
    await sql("UPDATE members SET status = 'suspended' WHERE member_id = 53");
    await sql(`UPDATE segment_schedules SET due_at = '2026-03-01' WHERE segment_id = ${segmentId}`);
    await lookAndKeep(segmentId);
    expect((await told(segmentId)).filter(({ id }) => id > 50 && id < 54)).toEqual([
      { no: 2, id: 51, way: 'left', reason: 'merge', other: 50 },
      { no: 2, id: 52, way: 'left', reason: 'erasure', other: null },
      { no: 2, id: 53, way: 'left', reason: 'status', other: null },
    ]);
  });
});
