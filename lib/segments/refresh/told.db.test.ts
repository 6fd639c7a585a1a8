import { beforeAll, describe, expect, it } from 'vitest';
import { WEBHOOK_EVENTS } from '@/lib/domain/webhooks/events';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { plantEndpoint } from '@/lib/webhooks/testing/planted-endpoint';
import { archiveSegment } from '../commands/archive-segment';
import { createList } from '../commands/create-list';
import { createSegment } from '../commands/create-segment';
import { editList } from '../commands/edit-list';
import { askExport, takeExport } from '../commands/exports';
import { listSegmentChanges } from '../queries/list-segment-changes';
import { listSegmentUses } from '../queries/list-segment-uses';
import { lookAndKeep } from '../testing/look-and-keep';

const anna = person(1, 'marketer');
const boris = person(2, 'analyst');
const MEMBERS = 1201;

async function kept(name: string): Promise<number> {
  const definition = {
    version: 1,
    include: { join: 'all', items: [{ is: 'tier', tiers: [4] }] },
    exclude: null,
  };
  return (await runCommand(createSegment, { name, note: '', definition }, anna)).segmentId;
}
async function look(segmentId: number) {
  await sql(`UPDATE segment_schedules SET due_at = '2026-03-01' WHERE segment_id = ${segmentId}`);
  return lookAndKeep(segmentId);
}
const deliveries = (endpointId: number) =>
  sql<{
    type: 'segment.left' | 'segment.entered';
    data: { memberIds: number[]; segmentId: number };
  }>(
    `SELECT type, data FROM webhook_deliveries WHERE endpoint_id = ${endpointId} ORDER BY delivery_id`,
  );

beforeAll(async () => {
  await seedAgents();
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, index) => ({ memberId: index + 1, tierId: 4 })),
  );
});

describe('who is told of entering and leaving', () => {
  it('an endpoint gets 1,201 members in three events of at most 500, and only of the segments that it chose', async () => {
    const [chosen, other] = [await kept('Chosen'), await kept('Other')];
    const endpointId = await plantEndpoint(['segment.left']);
    await sql(
      `UPDATE webhook_endpoints SET segment_ids = '{${chosen}}' WHERE endpoint_id = ${endpointId}`,
    );
    for (const id of [chosen, other]) await look(id);
    expect(await deliveries(endpointId)).toEqual([]);
    await sql('UPDATE member_sort_keys SET tier_id = 1');
    for (const id of [chosen, other]) await look(id);
    const told = await deliveries(endpointId);
    expect(told.map(({ data }) => data.memberIds.length).sort()).toEqual([201, 500, 500]);
    for (const { type, data } of told) {
      expect(data.segmentId).toBe(chosen);
      expect(WEBHOOK_EVENTS[type].safeParse(data).success).toBe(true);
    }
    expect(new Set(told.flatMap(({ data }) => data.memberIds)).size).toBe(MEMBERS);
    // They come back: nobody asked for that.
    await sql('UPDATE member_sort_keys SET tier_id = 4');
    await look(chosen);
    expect(await deliveries(endpointId)).toHaveLength(3);
    expect((await runQuery(listSegmentUses, { segmentId: chosen }, anna)).endpoints).toHaveLength(
      1,
    );
    expect((await runQuery(listSegmentUses, { segmentId: other }, anna)).endpoints).toEqual([]);
  });

  it('between two looks only those count who are on the other side at the end, 50 a page', async () => {
    const segmentId = await kept('Compared');
    await look(segmentId);
    const tier = (id: number, where: string) =>
      sql(`UPDATE member_sort_keys SET tier_id = ${id} WHERE ${where}`);
    await tier(1, 'member_id <= 60');
    await look(segmentId);
    await tier(4, 'member_id <= 5');
    await look(segmentId);
    const asked = { segmentId, after: 1, upTo: 3, way: 'left' as const };
    const first = await runQuery(listSegmentChanges, asked, anna);
    expect(first.total).toBe(55);
    expect(first.changes).toHaveLength(50);
    expect(first.changes[0]).toMatchObject({
      memberId: 6,
      reason: 'conditions',
      conditions: [{ is: 'tier', tiers: [4] }],
    });
    const second = await runQuery(
      listSegmentChanges,
      { ...asked, afterMember: first.next ?? 0 },
      anna,
    );
    expect(second.changes.map(({ memberId }) => memberId)).toEqual([56, 57, 58, 59, 60]);
    expect(second.next).toBeNull();
    const back = await runQuery(listSegmentChanges, { ...asked, after: 2, way: 'entered' }, anna);
    expect(back.changes.map(({ memberId }) => memberId)).toEqual([1, 2, 3, 4, 5]);
    await tier(4, 'true');
  });

  it('a change of a list is told as a look is, its beginning is not', async () => {
    const endpointId = await plantEndpoint(['segment.entered', 'segment.left']);
    const { segmentId } = await runCommand(
      createList,
      { name: 'Told list', note: '', from: { kind: 'nobody' } },
      anna,
    );
    await runCommand(editList, { segmentId, way: 'add', memberIds: [7, 8] }, anna);
    await runCommand(editList, { segmentId, way: 'remove', memberIds: [8] }, anna);
    expect((await deliveries(endpointId)).map(({ type, data }) => [type, data.memberIds])).toEqual([
      ['segment.entered', [7, 8]],
      ['segment.left', [8]],
    ]);
  });
});

describe('files of a segment', () => {
  it('open for whoever asked, for 24 hours, and each time is counted and written down', async () => {
    const segmentId = await kept('Filed');
    const now = new Date('2026-03-10T09:00:00Z');
    const purpose = { segmentId, purpose: 'A letter' };
    const { exportId } = await runCommand(askExport, purpose, anna, { now });
    const take = (actor: typeof anna, hours: number) =>
      runCommand(takeExport, { exportId }, actor, { now: new Date(+now + hours * 3_600_000) });
    expect(await take(anna, 0)).toEqual({ segmentId });
    await take(anna, 23);
    await expect(take(boris, 1)).rejects.toMatchObject({ code: 'not_found' });
    await expect(take(anna, 24)).rejects.toMatchObject({ code: 'wrong_state' });
    const [row] = await sql(`SELECT taken FROM segment_exports WHERE export_id = ${exportId}`);
    expect(row).toEqual({ taken: 2 });
    const [audit] = await sql<{ n: number; told: string }>(
      `SELECT count(*)::int AS n, string_agg(after::text, ' ') AS told FROM audit_events
       WHERE subject_kind = 'segment' AND subject_id = '${segmentId}' AND command LIKE 'segments.%Export'`,
    );
    expect(audit?.n).toBe(3);
    expect(audit?.told).not.toContain('letter');
  });

  it('of a segment that is archived meanwhile holds nobody: it is not taken, none is asked for, and no list begins with who was in', async () => {
    const segmentId = await kept('Put away');
    const { exportId } = await runCommand(askExport, { segmentId, purpose: 'A letter' }, anna);
    await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    const refused = { code: 'wrong_state', details: { status: 'archived' } };
    await expect(runCommand(takeExport, { exportId }, anna)).rejects.toMatchObject(refused);
    await expect(
      runCommand(askExport, { segmentId, purpose: 'Another' }, anna),
    ).rejects.toMatchObject(refused);
    await expect(
      runCommand(
        createList,
        { name: 'Of it', note: '', from: { kind: 'segment', segmentId } },
        anna,
      ),
    ).rejects.toMatchObject(refused);
  });
});
