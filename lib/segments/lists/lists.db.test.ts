import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { countMembers } from '@/lib/members/queries/count-members';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { addFileToList } from '../commands/add-file-to-list';
import { createList } from '../commands/create-list';
import { createSegment } from '../commands/create-segment';
import { editList } from '../commands/edit-list';
import { saveSegment } from '../commands/save-segment';
import { countListMembers } from '../queries/count-list-members';
import { countSegment } from '../queries/count-segment';
import { listLists } from '../queries/list-lists';
import { readListFile } from './read-list-file';

const anna = person(1, 'marketer');
const support = person(2, 'support');

let number = 0;
type Beginning = z.input<typeof createList.input>['from'];
const begin = (from: Beginning) => {
  number += 1;
  return runCommand(createList, { name: `List ${number}`, note: '', from }, anna);
};
const edit = (segmentId: number, way: 'add' | 'remove', ...memberIds: readonly number[]) =>
  runCommand(editList, { segmentId, way, memberIds: [...memberIds] }, anna);

/** How many a segment has by its own definition, the list of members, and its history: one number. */
async function size(segmentId: number): Promise<number> {
  const [kept] = await sql<{ definition: unknown; members: number }>(
    `SELECT v.definition, (SELECT r.members FROM segment_refreshes r WHERE r.segment_id = s.segment_id ORDER BY refresh_no DESC LIMIT 1) AS members
     FROM segments s JOIN segment_versions v USING (segment_id, version) WHERE segment_id = ${segmentId}`,
  );
  const counted = await runQuery(
    countSegment,
    { definition: kept?.definition, isEstimate: false },
    anna,
  );
  const figure = { report: 'segment', cell: String(segmentId), params: {} };
  const listed = await runQuery(countMembers, { filters: { figure } }, anna);
  expect(listed).toBe(counted.total.count);
  return counted.total.count;
}

beforeAll(async () => {
  await seedAgents();
  await seedMembers(
    Array.from({ length: 40 }, (_, index) => ({
      memberId: index + 1,
      tierId: index < 30 ? 4 : 1,
      status: index === 39 ? 'suspended' : 'active',
    })),
  );
  await sql(`INSERT INTO identity_claims (kind, value, member_id) VALUES ('phone', '+79120000031', 31), ('email', 'olga@example.com', 32),
    ('external', 'CRM/33', 33) ON CONFLICT DO NOTHING`);
});

describe('lists of members', () => {
  it('begin with nobody, take members by hand once, and let them go', async () => {
    const { segmentId, members } = await begin({ kind: 'nobody' });
    expect(members).toBe(0);
    expect(await edit(segmentId, 'add', 1, 2, 3)).toEqual({ changed: 3 });
    expect(await edit(segmentId, 'add', 3, 4)).toEqual({ changed: 1 });
    expect(await edit(segmentId, 'remove', 1, 40)).toEqual({ changed: 1 });
    expect(await edit(segmentId, 'remove', 1)).toEqual({ changed: 0 });
    expect(await size(segmentId)).toBe(3);
    const told = await sql(
      `SELECT refresh_no AS no, member_id::int AS id, way, reason FROM segment_changes WHERE segment_id = ${segmentId} ORDER BY 1, 2`,
    );
    expect(told).toEqual([
      { no: 2, id: 1, way: 'entered', reason: 'hand' },
      { no: 2, id: 2, way: 'entered', reason: 'hand' },
      { no: 2, id: 3, way: 'entered', reason: 'hand' },
      { no: 3, id: 4, way: 'entered', reason: 'hand' },
      { no: 4, id: 1, way: 'left', reason: 'hand' },
    ]);
  });

  it('begin with 3 members who were ticked, are offered for more, and take at most 1,000 at once; who may not edit segments is not told of them', async () => {
    const { segmentId, members, entered } = await begin({
      kind: 'ticked',
      memberIds: [4, 5, 40, 4, 999],
    });
    expect({ members, entered }).toEqual({ members: 2, entered: 3 });
    expect(await size(segmentId)).toBe(2);
    const offered = await runQuery(listLists, {}, anna);
    expect(offered.map((one) => one.segmentId)).toContain(segmentId);
    await expect(
      begin({ kind: 'ticked', memberIds: Array.from({ length: 1001 }, (_, index) => index + 1) }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(runQuery(listLists, {}, support)).rejects.toMatchObject({ code: 'forbidden' });
    const [told] = await sql<{ after: unknown }>(
      `SELECT after FROM audit_events WHERE subject_kind = 'segment' AND subject_id = '${segmentId}'`,
    );
    expect(told?.after).toMatchObject({ from: 'ticked', members: 3 });
  });

  it('keep what the list of members showed: 30 of gold, and exactly the members of a segment', async () => {
    const [tiers] = await sql<{ code: string }>('SELECT code FROM tiers WHERE tier_id = 4');
    const ofTier = await begin({ kind: 'selection', filters: { tier: [tiers?.code ?? ''] } });
    expect(ofTier.members).toBe(30);
    const definition = {
      version: 1,
      include: { join: 'all', items: [{ is: 'tier', tiers: [1] }] },
      exclude: null,
    };
    const base = await runCommand(createSegment, { name: 'Base', note: '', definition }, anna);
    const snapshot = await begin({ kind: 'segment', segmentId: base.segmentId });
    expect(snapshot.members).toBe(9);
    await sql('UPDATE member_sort_keys SET tier_id = 4 WHERE member_id = 31');
    expect(await size(snapshot.segmentId)).toBe(9);
    await sql('UPDATE member_sort_keys SET tier_id = 1 WHERE member_id = 31');
    const figure = { report: 'segment', cell: String(base.segmentId), params: {} };
    expect((await begin({ kind: 'selection', filters: { figure } })).members).toBe(9);
  });

  it('a member who is not in force keeps the place and does not count', async () => {
    const { segmentId } = await begin({ kind: 'nobody' });
    await edit(segmentId, 'add', 39, 40);
    expect(await size(segmentId)).toBe(1);
    const counted = () => runQuery(countListMembers, { segmentId }, anna);
    expect(await counted()).toEqual({ standing: 2, inForce: 1 });
    await sql("UPDATE member_sort_keys SET status = 'active' WHERE member_id = 40");
    expect(await size(segmentId)).toBe(2);
    await sql("UPDATE member_sort_keys SET status = 'suspended' WHERE member_id = 40");
  });

  it('take a file in any of its ways to name a member, in Windows-1251 and with a mark, and tell the lines that nobody is found by', async () => {
    const { segmentId } = await begin({ kind: 'nobody' });
    const folder = await mkdtemp(join(tmpdir(), 'list-'));
    const path = join(folder, 'list.csv');
    const text =
      'участник\r\nMBR-30\r\n8 912 000-00-31\r\nOLGA@example.com\r\nCRM/33\r\n\r\nmbr-30\r\nMBR-999\r\nkein=Wert\r\n';
    const cp1251 = Buffer.from(
      [...text].map((letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code < 128 ? code : code - 0x410 + 0xc0;
      }),
    );
    const put = async (bytes: Buffer) => {
      await writeFile(path, bytes);
      const lines = await readListFile(path, 'RUB');
      return runCommand(
        addFileToList,
        {
          segmentId,
          lines: lines.map(({ text: _, readings, ...line }) => ({
            ...line,
            readings: [...readings],
          })),
        },
        anna,
      );
    };
    expect(await put(cp1251)).toEqual({ added: 4, already: 1, unknown: [8, 9] });
    expect(await put(Buffer.from(`\uFEFF${text}`))).toEqual({
      added: 0,
      already: 5,
      unknown: [8, 9],
    });
    expect(await size(segmentId)).toBe(4);
    // A first line that is a member is put in; one that is nobody is the name of the column, unless it is all there is.
    expect(await put(Buffer.from('MBR-35\nMBR-36\n'))).toMatchObject({ added: 2, unknown: [] });
    expect(await put(Buffer.from('MBR-37'))).toMatchObject({ added: 1, unknown: [] });
    expect(await put(Buffer.from('member\n'))).toEqual({ added: 0, already: 0, unknown: [1] });
    expect(await size(segmentId)).toBe(7);
    await rm(folder, { recursive: true });
  });

  it('are called otherwise but stay lists, and whoever may not edit segments changes none', async () => {
    const { segmentId } = await begin({ kind: 'nobody' });
    await edit(segmentId, 'add', 5);
    await runCommand(
      saveSegment,
      {
        segmentId,
        version: 1,
        name: 'Called otherwise',
        note: '',
        definition: { version: 1, include: null, exclude: null },
      },
      anna,
    );
    expect(await size(segmentId)).toBe(1);
    await expect(
      runCommand(editList, { segmentId, way: 'add', memberIds: [6] }, support),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a merged member gives the place to the one who stays, and has it again when the merge is undone', async () => {
    const { segmentId } = await begin({ kind: 'nobody' });
    await edit(segmentId, 'add', 10, 11);
    const other = await begin({ kind: 'nobody' });
    await edit(other.segmentId, 'add', 10);
    await runCommand(mergeMembers, { survivorId: 11, loserId: 10 }, person(3, 'admin'));
    expect(await size(segmentId)).toBe(1);
    expect(await size(other.segmentId)).toBe(1);
    const of = async (id: number) =>
      (
        await sql<{ id: number }>(
          `SELECT member_id::int AS id FROM segment_members JOIN members USING (member_id) WHERE segment_id = ${id} AND status = 'active'`,
        )
      ).map((row) => row.id);
    expect(await of(other.segmentId)).toEqual([11]);
    await runCommand(unmergeMembers, { memberId: 10 }, person(3, 'admin'));
    expect((await of(segmentId)).sort()).toEqual([10, 11]);
    expect(await of(other.segmentId)).toEqual([10]);
  });
});
