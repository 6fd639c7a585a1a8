import { beforeAll, describe, expect, it } from 'vitest';
import { behind } from '@/lib/analytics/testing/behind';
import { ANY_PART, partCell, sizeOf } from '@/lib/domain/segments/overlap';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents } from '@/lib/tasks/testing/task-desk';
import { archiveSegment } from './commands/archive-segment';
import { createSegment } from './commands/create-segment';
import { countSegment } from './queries/count-segment';
import { figureSegment } from './queries/figure-segment';
import { overlapSegments } from './queries/overlap-segments';

const anna = person(1, 'marketer');
const MEMBERS = 96;
const ids: number[] = [];

const named = (name: string, ...items: object[]) =>
  runCommand(
    createSegment,
    { name, note: '', definition: { version: 1, include: { join: 'any', items }, exclude: null } },
    anna,
  );

beforeAll(async () => {
  await seedAgents();
  await seedMembers(
    Array.from({ length: MEMBERS }, (_, index) => ({
      memberId: index + 1,
      joinedOn: `2025-0${(index % 5) + 1}-10`,
      ...(index % 6 === 0 ? { status: 'suspended' as const } : {}),
    })),
  );
  for (const [name, from, to] of [
    ['Early', 1, 2],
    ['Middle', 2, 3],
    ['Late', 3, 4],
  ] as const) {
    const window = { kind: 'days', from: `2025-0${from}-01`, to: `2025-0${to}-28` };
    ids.push((await named(name, { is: 'joined', window })).segmentId);
  }
});

describe('segments laid over each other', () => {
  it('come to parts that are counted once, and each opens its members and says who they are', async () => {
    const overlap = await runQuery(overlapSegments, { segmentIds: ids }, anna);
    expect(overlap.segments.map(({ name }) => name)).toEqual(['Early', 'Middle', 'Late']);
    expect(overlap.parts.map(({ mask }) => mask).toSorted()).toEqual(['001', '011', '100', '110']);
    expect(overlap.members).toBe(80);
    for (const [index, segmentId] of ids.entries()) {
      const definition = {
        version: 1,
        include: { join: 'all', items: [{ is: 'segment', segments: [segmentId] }] },
        exclude: null,
      };
      const { total } = await runQuery(countSegment, { definition, isEstimate: false }, anna);
      expect(sizeOf(overlap, index)).toBe(total.count);
    }
    const inAny = overlap.parts.reduce((sum, { members }) => sum + members, 0);
    const around = [
      { mask: ANY_PART, members: inAny },
      { mask: '000', members: overlap.members - inAny },
      { mask: '111', members: 0 },
    ];
    expect(inAny).toBeLessThan(overlap.members);
    for (const { mask, members } of [...overlap.parts, ...around]) {
      const cell = partCell(ids, mask);
      expect((await behind('segment', {}, cell)).members).toBe(members);
      const figure = { report: 'segment', params: {}, cell };
      const said = await runQuery(figureSegment, { figure }, anna);
      const { definition } = readDefinition(said?.draft);
      const { total } = await runQuery(
        countSegment,
        { definition: definition === null ? null : said?.draft, isEstimate: false },
        anna,
      );
      expect(total.count).toBe(members);
    }
  });

  it('are two to four, each once, and in use', async () => {
    const [early = 0, middle = 0] = ids;
    for (const segmentIds of [[early], [early, early], [early, middle, 3, 4, 5]]) {
      const asked = runQuery(overlapSegments, { segmentIds }, anna);
      await expect(asked).rejects.toMatchObject({ code: 'invalid_input' });
    }
    const { segmentId } = await named('Put away', { is: 'birthday', within: 7 });
    await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    const asked = runQuery(overlapSegments, { segmentIds: [early, segmentId] }, anna);
    await expect(asked).rejects.toMatchObject({ code: 'not_found' });
    await expect(behind('segment', {}, partCell([early, segmentId], '11'))).rejects.toThrow(
      'invalid_input',
    );
  });
});
