import { beforeAll, describe, expect, it } from 'vitest';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { readCursor, writeCursor } from '@/lib/domain/members/list-cursor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { MEMBER_SORTS, type MemberOrder, SORT_DIRECTIONS } from '@/lib/domain/members/list-order';
import { runQuery } from '@/lib/kernel/query';
import { membersFile } from '../members-csv';
import { type SeedMember, seedMembers } from '../testing/seed-members';
import { countMembers } from './count-members';
import { describeFigure } from './describe-figure';
import { exportMembers } from './export-members';
import { findBlockingFilters } from './find-blocking-filters';
import { listMembers } from './list-members';

const actor = systemActor('test');
const userOf = (role: Role): UserActor => ({ kind: 'user', userId: 1, role, requestId: 'test' });
const MEMBERS = 173;
const JOINED: MemberOrder = { sort: 'joined', direction: 'desc' };

/** Many equal days, names and sums: an order must not lose or repeat a row among them. */
function member(memberId: number): SeedMember {
  const day = (index: number) => `2026-0${1 + (index % 9)}-15`;
  return {
    memberId,
    firstName: ['Анна', 'Борис', ''][memberId % 3] ?? '',
    lastName: ['Орлова', 'Ким', 'Нур', ''][memberId % 4] ?? '',
    tierId: memberId % 5 === 0 ? 4 : 1,
    status: memberId % 7 === 0 ? 'suspended' : 'active',
    kind: memberId % 11 === 0 ? 'staff' : 'person',
    joinedOn: day(memberId % 6),
    ...(memberId % 4 === 0 ? {} : { lastPurchaseOn: day(memberId % 8) }),
    homeStoreId: 1 + (memberId % 2),
    receipts365: memberId % 10,
    revenue365: (memberId % 6) * 1000 - 1000,
  };
}

beforeAll(() => seedMembers(Array.from({ length: MEMBERS }, (_, index) => member(index + 1))));

async function walk(filters: MemberFilters, order: MemberOrder): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor = null;
  for (let page = 0; page < 10; page += 1) {
    const found = await runQuery(listMembers, { filters, order, cursor }, actor);
    expect(found.place).toBe(pages.flat().length);
    pages.push(found.members.map(({ memberId }) => memberId));
    if (found.next === null) return pages;
    cursor = readCursor(writeCursor(found.next), order.sort);
    expect(cursor).not.toBeNull();
  }
  throw new Error('the list does not end');
}

describe('the list of members', () => {
  const orders = MEMBER_SORTS.flatMap((sort) =>
    SORT_DIRECTIONS.map((direction) => ({ sort, direction })),
  );

  it.each(orders)('walks every member once by $sort $direction, and back again', async (order) => {
    const pages = await walk({}, order);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 23]);
    expect(new Set(pages.flat()).size).toBe(MEMBERS);
    const first = await runQuery(listMembers, { filters: {}, order, cursor: null }, actor);
    const second = await runQuery(listMembers, { filters: {}, order, cursor: first.next }, actor);
    const back = await runQuery(
      listMembers,
      { filters: {}, order, cursor: second.previous },
      actor,
    );
    expect(back.members).toEqual(first.members);
    expect(back).toMatchObject({ place: 0, previous: null });
  });

  it('sorts the way round that it says', async () => {
    const [first] = await walk({}, { sort: 'revenue', direction: 'desc' });
    const [last] = await walk({}, { sort: 'revenue', direction: 'asc' });
    expect(first?.every((id) => [4, 5].includes(id % 6))).toBe(true);
    expect(last?.every((id) => [0, 1].includes(id % 6))).toBe(true);
    const neverLast = (await walk({}, { sort: 'lastPurchase', direction: 'desc' })).flat();
    expect(neverLast.slice(-43).every((id) => id % 4 === 0)).toBe(true);
  });

  const cases: [string, MemberFilters, (id: number) => boolean][] = [
    ['tier', { tier: ['gold'] }, (id) => id % 5 === 0],
    ['an unknown tier', { tier: ['nickel'] }, () => false],
    ['an unknown state', { status: ['ж'] }, () => false],
    ['an unknown kind', { kind: ['robot'] }, () => false],
    ['an unknown format', { storeFormat: ['kiosk'] }, () => false],
    ['no store', { store: [0] }, () => false],
    ['two states', { status: ['suspended', 'closed'] }, (id) => id % 7 === 0],
    ['store', { store: [2] }, (id) => id % 2 === 1],
    ['format', { storeFormat: ['online'] }, (id) => id % 2 === 1],
    ['store and format that exclude', { store: [1], storeFormat: ['online'] }, () => false],
    ['kind', { kind: ['staff'] }, (id) => id % 11 === 0],
    [
      'joining, both days in',
      { joinedFrom: '2026-02-15', joinedTo: '2026-03-15' },
      (id) => [1, 2].includes(id % 6),
    ],
    [
      'last purchase',
      { lastPurchaseFrom: '2026-03-01', lastPurchaseTo: '2026-04-15' },
      (id) => id % 4 !== 0 && [2, 3].includes(id % 8),
    ],
    ['name', { q: 'орлова' }, (id) => id % 4 === 0],
    ['name and tier', { q: 'orlova', tier: ['gold'] }, (id) => id % 20 === 0],
  ];

  it.each(cases)('by %s: list, count and file agree', async (_name, filters, isIn) => {
    const wanted = Array.from({ length: MEMBERS }, (_, index) => index + 1).filter(isIn);
    for (const sort of MEMBER_SORTS) {
      const listed = (await walk(filters, { sort, direction: 'asc' })).flat();
      expect(listed.toSorted((a, b) => a - b)).toEqual(wanted);
    }
    expect(await runQuery(countMembers, { filters }, actor)).toBe(wanted.length);
    const file = await runQuery(exportMembers, { filters, afterId: 0 }, actor);
    expect(file.map(({ memberId }) => memberId)).toEqual(wanted);
  });

  it('an empty list names the filters that block: each whose removal leaves somebody', async () => {
    const filters: MemberFilters = { tier: ['nickel'], status: ['active'] };
    expect(await runQuery(findBlockingFilters, { filters }, actor)).toEqual({
      isProgrammeEmpty: false,
      blocking: ['tier'],
    });
  });

  it('a figure that no report has is refused, not shown as everybody', async () => {
    const figure = { report: 'rfm', cell: 'nonsense', params: {} };
    const list = runQuery(listMembers, { filters: { figure }, order: JOINED, cursor: null }, actor);
    await expect(list).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('the members behind a figure need the right to the report, wherever they are asked for', async () => {
    const figure = { report: 'overview', cell: 'buyers.now', params: {} };
    const filters = { figure };
    const asked = (by: UserActor) => [
      runQuery(listMembers, { filters, order: JOINED, cursor: null }, by),
      runQuery(countMembers, { filters }, by),
      runQuery(exportMembers, { filters, afterId: 0 }, by),
      runQuery(findBlockingFilters, { filters: { ...filters, tier: ['nickel'] } }, by),
      runQuery(describeFigure, { figure }, by),
      runQuery(reportCell, figure, by),
    ];
    const refusal = { code: 'forbidden', details: { permission: 'analytics.read' } };
    for (const refused of await Promise.allSettled(asked(userOf('support')))) {
      expect(refused).toMatchObject({ status: 'rejected', reason: refusal });
    }
    const csv = membersFile({ filters, actor: userOf('support'), currency: 'RUB' });
    await expect(csv).rejects.toMatchObject(refusal);
    await Promise.all(asked(userOf('analyst')));
  });
});
