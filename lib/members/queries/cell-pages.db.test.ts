import { beforeAll, expect, it } from 'vitest';
import { loadPurchases } from '@/db/testing/load-purchases';
import { withTx } from '@/db/write';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { systemActor } from '@/lib/domain/access/actor';
import type { MemberCursor } from '@/lib/domain/members/list-cursor';
import type { MemberOrder } from '@/lib/domain/members/list-order';
import type { MembersPage } from '@/lib/domain/members/listed-member';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { countMembers } from './count-members';
import { exportMembers } from './export-members';
import { listMembers } from './list-members';

const ACTOR = systemActor('test');
const ORDER: MemberOrder = { sort: 'joined', direction: 'asc' };
const FIGURE = { report: 'retention', params: {}, cell: '2026-01.1' };

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await tx.client.query(`INSERT INTO programme (name, currency) VALUES ('Test', 'RUB')`);
    await tx.client.query(`UPDATE analytics_state SET as_of_on = '2026-05-15'`);
    const people = Array.from({ length: 190 }, (_, index) => `C${index}`);
    await loadPurchases(tx, [
      ...people.map((customer) => ({ customer, on: '2026-01-10', amountMinor: 100 })),
      ...people.slice(40).map((customer) => ({ customer, on: '2026-02-10', amountMinor: 100 })),
    ]);
    await rebuildDerived(tx);
  });
});

it('COH-10 150 people of a cell stand on three pages of 50, each once, and in its file', async () => {
  expect((await runQuery(reportCell, FIGURE, ACTOR)).members).toBe(150);
  const filters = { figure: FIGURE };
  expect(await runQuery(countMembers, { filters }, ACTOR)).toBe(150);
  const pages: number[][] = [];
  let cursor: MemberCursor | null = null;
  do {
    const page: MembersPage = await runQuery(listMembers, { filters, order: ORDER, cursor }, ACTOR);
    pages.push(page.members.map(({ memberId }) => memberId));
    cursor = page.next;
  } while (cursor !== null);
  expect(pages.map((page) => page.length)).toEqual([50, 50, 50]);
  const file = await runQuery(exportMembers, { filters, afterId: 0 }, ACTOR);
  expect(new Set(pages.flat())).toEqual(new Set(file.map(({ memberId }) => memberId)));
  expect(new Set(pages.flat()).size).toBe(150);
});
