import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { countMembers } from '@/lib/members/queries/count-members';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { compareDefinitions } from '../queries/compare-definitions';
import { countSegment } from '../queries/count-segment';
import { figureSegment } from '../queries/figure-segment';
import { getSegment } from '../queries/get-segment';
import { listSegments } from '../queries/list-segments';
import { pageSegments } from '../queries/page-segments';
import { lookAndKeep } from '../testing/look-and-keep';
import { archiveSegment } from './archive-segment';
import { createSegment } from './create-segment';
import { saveSegment } from './save-segment';

const anna = person(1, 'marketer');
const gold = {
  version: 1,
  include: { join: 'all', items: [{ is: 'tier', tiers: [4] }] },
  exclude: null,
};
const everybody = { version: 1, include: null, exclude: null };
const fields = (name: string, definition: unknown = gold) => ({ name, note: '', definition });

beforeAll(async () => {
  await seedAgents();
  await seedMembers([
    ...Array.from({ length: 64 }, (_, index) => ({
      memberId: index + 1,
      tierId: index < 48 ? 4 : 1,
    })),
    { memberId: 65, tierId: 4, status: 'suspended' },
  ]);
});

describe('segments that are kept', () => {
  it('begin with a version, go on with the next, and each stays as it was', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Gold'), anna);
    const saved = await runCommand(
      saveSegment,
      { segmentId, version: 1, ...fields('Gold only', everybody) },
      anna,
    );
    expect(saved.version).toBe(2);
    const segment = await runQuery(getSegment, { segmentId }, anna);
    expect(segment).toMatchObject({ name: 'Gold only', version: 2, definition: everybody });
    const versions = await sql<{ definition: unknown }>(
      `SELECT definition FROM segment_versions WHERE segment_id = ${segmentId} ORDER BY version`,
    );
    expect(versions.map((row) => row.definition)).toEqual([gold, everybody]);
    const [audit] = await sql<{ changes: number }>(
      `SELECT count(*)::int AS changes FROM audit_events WHERE subject_kind = 'segment' AND subject_id = '${segmentId}'`,
    );
    expect(audit?.changes).toBe(2);
  });

  it('of two who save the second is told, and of ten with one name one has it', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Twice'), anna);
    const save = () => runCommand(saveSegment, { segmentId, version: 1, ...fields('Twice') }, anna);
    const both = await Promise.allSettled([save(), save()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'stale_version' },
    });
    const many = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        runCommand(createSegment, fields(index % 2 === 0 ? 'One name' : 'ONE NAME'), anna),
      ),
    );
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('an archived one is not saved, frees its name, and comes back when the name is free', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Old'), anna);
    await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    await expect(
      runCommand(saveSegment, { segmentId, version: 1, ...fields('Old') }, anna),
    ).rejects.toMatchObject({ code: 'wrong_state' });
    await runCommand(createSegment, fields('old'), anna);
    await expect(
      runCommand(archiveSegment, { segmentId, version: 1, isArchived: false }, anna),
    ).rejects.toMatchObject({ code: 'already_exists' });
    const names = async (isArchived: boolean) =>
      (await runQuery(listSegments, { isArchived }, anna)).map(({ name }) => name);
    expect(await names(true)).toEqual(['Old']);
    expect(await names(false)).toContain('old');
  });

  it('are listed fifty a page by name, and found by a part of it, in the other layout of the keyboard, or by their number', async () => {
    const made = [];
    for (let n = 0; n < 60; n += 1) {
      made.push(await runCommand(createSegment, fields(`Покупатели чая ${n}`), anna));
    }
    const find = async (text: string, after = 0) =>
      await runQuery(pageSegments, { find: text, after }, anna);
    const first = await find('чая');
    const second = await find('чая', first.next ?? 0);
    expect([first.segments.length, second.segments.length, second.next]).toEqual([50, 10, null]);
    const all = [...first.segments, ...second.segments].map(({ name }) => name);
    expect(new Set(all).size).toBe(60);
    // The same keys in the other layout.
    expect((await find('xfz 59')).segments.map(({ name }) => name)).toEqual(['Покупатели чая 59']);
    const one = made[7]?.segmentId ?? 0;
    expect((await find(`seg-${one}`)).segments).toMatchObject([{ segmentId: one, size: null }]);
    await lookAndKeep(one);
    expect((await find(`SEG-${one}`)).segments).toMatchObject([{ segmentId: one, size: 48 }]);
    expect((await find("100%_'")).segments).toEqual([]);
  });

  it.each([
    ['a tier that there is not', { is: 'tier', tiers: [1, 9] }, 'definition.tier.tiers'],
    ['a store that there is not', { is: 'bought', stores: [9] }, 'definition.bought.stores'],
    ['a type of card that there is not', { is: 'card', types: [999] }, 'definition.card.types'],
    [
      'an attribute that there is not',
      { is: 'attribute', key: 'no', value: { kind: 'known' } },
      'definition.attribute.key',
    ],
    ['a slot that is not filled', { is: 'tier' }, 'definition.include.items.0.tiers'],
  ])('%s is refused where it is named', async (_, condition, field) => {
    const definition = { version: 1, include: { join: 'all', items: [condition] }, exclude: null };
    await expect(
      runCommand(createSegment, fields('Wrong', definition), anna),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [field] },
    });
  });

  it('open exactly the members that are counted', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Opened'), anna);
    const figure = { report: 'segment', cell: String(segmentId), params: {} };
    const count = await runQuery(countMembers, { filters: { figure } }, anna);
    expect(count).toBe(48);
    const none = { ...figure, cell: '99999' };
    await expect(runQuery(countMembers, { filters: { figure: none } }, anna)).rejects.toMatchObject(
      {
        code: 'invalid_input',
      },
    );
  });

  it('are what a segment or a mechanic is begun with while they are in use', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Begun with'), anna);
    const figure = { report: 'segment', cell: String(segmentId), params: {} };
    const said = await runQuery(figureSegment, { figure }, anna);
    expect(said?.draft.include?.items).toEqual([{ is: 'segment', segments: [segmentId] }]);
    await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, anna);
    expect(await runQuery(figureSegment, { figure }, anna)).toBeNull();
  });

  it('what is written against what is saved has 16 who enter and 48 who leave, and each figure opens exactly them', async () => {
    const base = { version: 1, include: null, exclude: null };
    const bronze = {
      ...base,
      include: {
        join: 'any',
        items: [
          { is: 'tier', tiers: [1] },
          { is: 'tier', tiers: [2] },
        ],
      },
    };
    const ask = (
      change: { before: unknown; after: unknown },
      way: ChangeWay = 'entered',
      afterMember = 0,
    ) => runQuery(compareDefinitions, { ...change, way, afterMember }, anna);
    const walk = async (way: ChangeWay) => {
      const ids: number[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page = await ask({ before: gold, after: bronze }, way, after);
        expect([page.entered, page.left]).toEqual([16, 48]);
        ids.push(...page.members.map(({ memberId }) => memberId));
        after = page.next;
      }
      return ids;
    };
    const numbers = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    expect(await walk('entered')).toEqual(numbers(49, 64));
    expect(await walk('left')).toEqual(numbers(1, 48));
    // Nobody and everybody: a definition that asks nothing has all members in force, in the place of any other.
    expect(await ask({ before: gold, after: everybody })).toMatchObject({ entered: 16, left: 0 });
    const same = await ask({ before: everybody, after: everybody });
    expect(same).toEqual({ entered: 0, left: 0, members: [], next: null });
    for (const wrong of [
      { before: gold, after: { ...base, include: { join: 'all', items: [{ is: 'horoscope' }] } } },
      { before: { version: 7 }, after: gold },
      { before: gold, after: null },
    ]) {
      await expect(ask(wrong)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  it('of one that somebody saved and archived meanwhile is told so, and what was written becomes another of that name', async () => {
    const { segmentId } = await runCommand(createSegment, fields('Contested'), anna);
    const boris = person(2, 'marketer');
    const mine = fields('Contested', everybody);
    await runCommand(saveSegment, { segmentId, version: 1, ...fields('Contested') }, boris);
    await runCommand(archiveSegment, { segmentId, version: 2, isArchived: true }, boris);
    const save = (version: number) =>
      runCommand(saveSegment, { segmentId, version, ...mine }, anna);
    await expect(save(1)).rejects.toMatchObject({ code: 'stale_version', details: { current: 2 } });
    await expect(save(2)).rejects.toMatchObject({
      code: 'wrong_state',
      details: { status: 'archived' },
    });
    const another = await runCommand(createSegment, mine, anna);
    expect(await runQuery(getSegment, { segmentId: another.segmentId }, anna)).toMatchObject({
      name: 'Contested',
      isArchived: false,
      definition: everybody,
    });
    expect(await runQuery(getSegment, { segmentId }, anna)).toMatchObject({
      isArchived: true,
      definition: gold,
    });
  });

  it('are counted exactly, a small base at once, a large one by one member in 32 first', async () => {
    const count = (isEstimate: boolean) =>
      runQuery(countSegment, { definition: gold, isEstimate }, anna);
    const exact = await count(false);
    expect(exact).toMatchObject({
      isEstimate: false,
      members: 64,
      total: { count: 48, from: 48, to: 48 },
      alone: [48],
      left: [48],
    });
    expect({ ...(await count(true)), tookMs: exact.tookMs }).toEqual(exact);
    // Nobody is put between: the numbers alone make the base large.
    await seedMembers([{ memberId: 40_000, tierId: 4, status: 'suspended' }]);
    const { isEstimate, total, members, alone } = await count(true);
    // Members 32 and 64 are in force and looked at, the first of them is in: one of 1,250 numbers.
    expect({ isEstimate, members, alone }).toEqual({ isEstimate: true, members: 64, alone: [32] });
    expect(total).toMatchObject({ count: 32, from: 5 });
    expect(await count(false)).toMatchObject({ isEstimate: false, members: 64, alone: [48] });
  });
});
