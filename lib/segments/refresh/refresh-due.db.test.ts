import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { createSegment } from '../commands/create-segment';
import { refreshSegment } from '../commands/refresh-segment';
import { saveSegment } from '../commands/save-segment';
import { countSegment } from '../count';
import { listDueSegments } from '../queries/list-due-segments';
import { lookAtSegments } from '../queries/look-at-segments';
import { refreshDue } from './refresh-due';

const anna = person(1, 'marketer');
const actor = systemActor('test');
const now = new Date('2026-03-10T09:00:00Z');
const source = { todayOn: '2026-03-10', timeZone: 'Europe/Moscow', named: new Map() };

const gold = { is: 'tier', tiers: [4] };
const share = (percent: number) => ({ is: 'share', percent });
const group = (join: string, ...items: readonly object[]) => ({ join, items });
const said = (include: object | null, exclude: object | null = null) => ({
  version: 1,
  include,
  exclude,
});

/** The same conditions in several of them, turned round, in groups, and one that asks for another segment's members. */
const SAID = [
  said(group('all', gold)),
  said(group('all', { ...gold, not: true }, share(40))),
  said(group('any', gold, group('all', share(40), { is: 'consent', purposes: ['profiling'] }))),
  said(group('all', share(70)), group('any', gold, share(40))),
  said(group('all', { is: 'bought', receipts: { from: 1 }, not: true })),
  said(null, group('any', { is: 'age', years: { from: 18 } }, gold)),
];

async function kept(definition: object): Promise<number> {
  const name = `S ${crypto.randomUUID()}`;
  return (await runCommand(createSegment, { name, note: '', definition }, anna)).segmentId;
}

const refuse = async (segmentId: number, error: unknown) => {
  throw new Error(`segment ${segmentId}`, { cause: error });
};

const looks = (segmentId: number) =>
  sql<{ members: number }>(
    `SELECT members FROM segment_refreshes WHERE segment_id = ${segmentId} ORDER BY refresh_no`,
  );

beforeAll(async () => {
  await seedAgents();
  const ids = Array.from({ length: 300 }, (_, index) => (index + 1) * 331);
  await seedMembers(ids.map((memberId) => ({ memberId, tierId: memberId % 3 === 0 ? 4 : 1 })));
});

beforeEach(() => sql(`UPDATE segment_schedules SET due_at = NULL`));

/** Segments of these definitions, due. */
async function due(definitions: readonly object[]): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const definition of definitions) ids.push(await kept(definition));
  await sql(
    `UPDATE segment_schedules SET due_at = '2026-03-01' WHERE segment_id = ANY ('{${ids.join(',')}}')`,
  );
  return ids;
}

describe('segments that are looked at together', () => {
  it('have each the members that a count of their own finds, across two chunks', async () => {
    const ids = await due(SAID);
    await refreshDue(ids, { actor, now, failed: refuse });
    for (const [index, segmentId] of ids.entries()) {
      const definition = segmentSchema.parse(SAID[index]);
      const { total } = await countSegment(readPool(), definition, source);
      expect([index, await looks(segmentId)]).toEqual([index, [{ members: total }]]);
    }
    expect(await runQuery(listDueSegments, {}, actor, { now })).toEqual([]);
  });

  it('cut between two, the first is kept and the others are due still; the next turn makes them up and looks at none twice', async () => {
    const ids = await due(SAID.slice(0, 3));
    const [first, ...rest] = ids as [number, ...number[]];
    await sql(
      `CREATE OR REPLACE FUNCTION cut_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut'; END $$;
       CREATE TRIGGER cut BEFORE INSERT ON segment_refreshes FOR EACH ROW WHEN (NEW.segment_id > ${first}) EXECUTE FUNCTION cut_here()`,
    );
    const failed: number[] = [];
    const turn = {
      actor,
      now,
      failed: async (id: number) => void failed.push(id),
    };
    await refreshDue(ids, turn);
    expect(failed).toEqual(rest);
    await sql('DROP TRIGGER cut ON segment_refreshes');
    expect(await looks(first)).toHaveLength(1);
    expect(await runQuery(listDueSegments, {}, actor, { now })).toEqual(rest);
    await refreshDue(ids, { actor, now, failed: refuse });
    for (const id of ids) expect(await looks(id)).toHaveLength(1);
  });

  it('who is told to stop looks at nothing more', async () => {
    const ids = await due(SAID.slice(0, 1));
    await refreshDue(ids, { actor, now, signal: AbortSignal.abort(), failed: refuse });
    expect(await runQuery(listDueSegments, {}, actor, { now })).toEqual(ids);
  });

  it('one that is not understood any more is told of, the others are looked at', async () => {
    const ids = await due(SAID.slice(0, 3));
    const broken = ids[1] ?? 0;
    await sql(
      `ALTER TABLE segment_versions DISABLE TRIGGER USER;
       UPDATE segment_versions SET definition = '{"version": 99}' WHERE segment_id = ${broken};
       ALTER TABLE segment_versions ENABLE TRIGGER USER`,
    );
    const failed: number[] = [];
    await refreshDue(ids, { actor, now, failed: async (id) => void failed.push(id) });
    expect(failed).toEqual([broken]);
    expect(await looks(ids[0] ?? 0)).toHaveLength(1);
    expect(await looks(ids[2] ?? 0)).toHaveLength(1);
  });

  it('a look at a definition that was saved meanwhile is not kept, and the segment is due still', async () => {
    const [segmentId = 0] = await due(SAID.slice(0, 1));
    const [look] = await runQuery(lookAtSegments, { segmentIds: [segmentId] }, actor, { now });
    const fields = { name: `T ${segmentId}`, note: '', definition: SAID[1] };
    await runCommand(saveSegment, { segmentId, version: 1, ...fields }, anna);
    if (look === undefined) throw new Error('no look');
    expect(await runCommand(refreshSegment, { look }, actor, { now })).toBeNull();
    expect(await looks(segmentId)).toEqual([]);
    expect(await runQuery(listDueSegments, {}, actor, { now })).toEqual([segmentId]);
  });

  it('more conditions than one look holds are looked at in several, each segment once', async () => {
    const many = Array.from({ length: 5 }, (_, number) =>
      said(
        group('any', ...Array.from({ length: 60 }, (_, each) => share(1 + ((each + number) % 90)))),
      ),
    );
    const ids = await due(many);
    expect(await runQuery(lookAtSegments, { segmentIds: [...ids] }, actor, { now })).toHaveLength(
      3,
    );
    await refreshDue(ids, { actor, now, failed: refuse });
    for (const id of ids) expect(await looks(id)).toHaveLength(1);
  });
});
