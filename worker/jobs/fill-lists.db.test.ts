import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { eraseMember } from '@/lib/members/commands/erase-member';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { archiveSegment } from '@/lib/segments/commands/archive-segment';
import { createList } from '@/lib/segments/commands/create-list';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { editList } from '@/lib/segments/commands/edit-list';
import { askExport } from '@/lib/segments/commands/exports';
import { fillList } from '@/lib/segments/commands/fill-list';
import { findListFill } from '@/lib/segments/queries/find-list-fill';
import { listLists } from '@/lib/segments/queries/list-lists';
import { pageSegments } from '@/lib/segments/queries/page-segments';
import { lookAndKeep } from '@/lib/segments/testing/look-and-keep';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { fillLists } from './fill-lists';

/** Few members a piece, so that a small base has many. */
vi.mock('@/lib/domain/segments/limits', async (original) => ({
  ...(await original<typeof import('@/lib/domain/segments/limits')>()),
  LIST_PART_MEMBERS: 50,
  LIST_AT_ONCE_MAX: 120,
}));

const MEMBERS = 400;
const anna = person(1, 'marketer');
const admin = person(3, 'admin');
const worker = systemActor('test');

let number = 0;
function begin(from: z.input<typeof createList.input>['from']) {
  number += 1;
  return runCommand(createList, { name: `Filled ${number}`, note: '', from }, anna);
}
async function segmentOf(tier: number): Promise<number> {
  number += 1;
  const definition = {
    version: 1,
    include: { join: 'all', items: [{ is: 'tier', tiers: [tier] }] },
    exclude: null,
  };
  const input = { name: `Tier ${number}`, note: '', definition };
  const { segmentId } = await runCommand(createSegment, input, anna);
  await lookAndKeep(segmentId);
  return segmentId;
}
const run = (signal = new AbortController().signal) => fillLists.run({ actor: worker, signal });
const step = (segmentId: number) => runCommand(fillList, { segmentId }, worker);
const standing = async (segmentId: number) =>
  (
    await sql<{ id: number }>(
      `SELECT member_id::int AS id FROM segment_members WHERE segment_id = ${segmentId} ORDER BY 1`,
    )
  ).map(({ id }) => id);
const looks = (segmentId: number) =>
  sql<{ no: number; cause: string; members: number; entered: number }>(
    `SELECT refresh_no AS no, cause, members, entered FROM segment_refreshes WHERE segment_id = ${segmentId}`,
  );
const left = (segmentId: number) =>
  sql(`SELECT FROM list_parts WHERE segment_id = ${segmentId}`).then((rows) => rows.length);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

beforeAll(async () => {
  await seedAgents();
  await seedMembers(
    upTo(MEMBERS).map((memberId) => ({ memberId, tierId: memberId <= 300 ? 4 : 1 })),
  );
});

describe('a list of many members', () => {
  it('a segment of 100 is kept at once, one of 300 by the worker in pieces of 50, with one beginning of its history', async () => {
    const small = await begin({ kind: 'segment', segmentId: await segmentOf(1) });
    expect(small).toMatchObject({ members: 100, entered: 100, isFilling: false });
    const { segmentId, isFilling } = await begin({
      kind: 'segment',
      segmentId: await segmentOf(4),
    });
    expect(isFilling).toBe(true);
    expect(await runQuery(findListFill, { segmentId }, anna)).toEqual({
      ...{ members: null, put: 0, triedAgainAt: null },
    });
    expect(await standing(segmentId)).toEqual([]);
    await run();
    expect(await standing(segmentId)).toEqual(upTo(300));
    expect(await looks(segmentId)).toEqual([{ no: 1, cause: 'edit', members: 300, entered: 300 }]);
    expect(await runQuery(findListFill, { segmentId }, anna)).toBeNull();
  });

  it('what the list of members showed is what it showed then: who changes since is in all the same', async () => {
    const [tiers] = await sql<{ code: string }>('SELECT code FROM tiers WHERE tier_id = 4');
    const filters = { tier: [tiers?.code ?? ''] };
    const { segmentId, isFilling } = await begin({ kind: 'selection', filters });
    expect(isFilling).toBe(true);
    await sql('UPDATE member_sort_keys SET tier_id = 1 WHERE member_id <= 10');
    await run();
    await sql('UPDATE member_sort_keys SET tier_id = 4 WHERE member_id <= 10');
    expect(await standing(segmentId)).toEqual(upTo(300));
  });

  it('cut anywhere it goes on where it was, and of two workers each member is put in once', async () => {
    const { segmentId } = await begin({ kind: 'segment', segmentId: await segmentOf(4) });
    await step(segmentId);
    await step(segmentId);
    await step(segmentId);
    expect(await runQuery(findListFill, { segmentId }, anna)).toMatchObject({
      ...{ members: 300, put: 100 },
    });
    expect(await left(segmentId)).toBe(4);
    const stopped = new AbortController();
    stopped.abort();
    await run(stopped.signal);
    expect(await left(segmentId)).toBe(4);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await standing(segmentId)).toEqual(upTo(300));
    expect(await looks(segmentId)).toHaveLength(1);
    expect(await step(segmentId)).toBeNull();
    expect(await looks(segmentId)).toHaveLength(1);
  });

  it('a step that fails is undone whole, put off, and told with when it is tried again', async () => {
    const { segmentId } = await begin({ kind: 'segment', segmentId: await segmentOf(4) });
    await step(segmentId);
    await step(segmentId);
    await sql(
      `ALTER TABLE segment_members ADD CONSTRAINT broken CHECK (segment_id <> ${segmentId} OR member_id < 120)`,
    );
    await run();
    expect(await standing(segmentId)).toEqual(upTo(100));
    const fill = await runQuery(findListFill, { segmentId }, anna);
    expect(fill?.triedAgainAt?.getTime()).toBeGreaterThan(Date.now());
    await sql('ALTER TABLE segment_members DROP CONSTRAINT broken');
    await run();
    expect(await left(segmentId)).toBe(4);
    await sql('UPDATE list_fills SET due_at = now()');
    await run();
    expect(await standing(segmentId)).toEqual(upTo(300));
  });

  it('until it is full nobody changes it, takes a file of it or asks for it; archived, it keeps who is in by then', async () => {
    const { segmentId } = await begin({ kind: 'segment', segmentId: await segmentOf(4) });
    await step(segmentId);
    await step(segmentId);
    const filling = { code: 'wrong_state', details: { status: 'filling' } };
    const edit = { segmentId, way: 'add' as const, memberIds: [400] };
    await expect(runCommand(editList, edit, anna)).rejects.toMatchObject(filling);
    await expect(
      runCommand(askExport, { segmentId, purpose: 'Letters' }, anna),
    ).rejects.toMatchObject(filling);
    await expect(begin({ kind: 'segment', segmentId })).rejects.toMatchObject(filling);
    const definition = {
      version: 1,
      include: { join: 'all', items: [{ is: 'segment', segments: [segmentId] }] },
      exclude: null,
    };
    await expect(
      runCommand(createSegment, { name: 'Asks for it', note: '', definition }, anna),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await runQuery(listLists, {}, anna)).map((one) => one.segmentId)).not.toContain(
      segmentId,
    );
    const { segments } = await runQuery(pageSegments, { find: String(segmentId) }, anna);
    expect(segments.find((one) => one.segmentId === segmentId)?.isFilling).toBe(true);
    await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    await run();
    expect(await standing(segmentId)).toEqual(upTo(50));
  });

  it('who is merged meanwhile gives the place on, and who is erased has none', async () => {
    const { segmentId } = await begin({ kind: 'segment', segmentId: await segmentOf(4) });
    await step(segmentId);
    await step(segmentId);
    await runCommand(mergeMembers, { survivorId: 390, loserId: 10 }, admin);
    await runCommand(mergeMembers, { survivorId: 391, loserId: 200 }, admin);
    await runCommand(eraseMember, { memberId: 201, reason: 'request', secondPerson: true }, admin);
    await run();
    const ids = await standing(segmentId);
    expect([10, 200, 201, 390, 391].filter((id) => ids.includes(id))).toEqual([10, 200, 390, 391]);
    const kept = await looks(segmentId);
    expect(kept.at(-1)).toMatchObject({ cause: 'edit', members: 299, entered: 299 });
  });
});
