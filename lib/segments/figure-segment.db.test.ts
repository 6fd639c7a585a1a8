import { beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { rescoreRfm } from '@/lib/analytics/commands/rescore-rfm';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import { systemActor } from '@/lib/domain/access/actor';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { asFragment } from './as-fragment';
import { figureSegment } from './queries/figure-segment';
import { segmentMembers } from './segment-members';

const ACTOR = systemActor('test');
const AS_OF = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 11, members: 600, purchases: 6_000, untilOn: AS_OF });
    await loadSampleProgramme(tx, purchases, AS_OF);
    await tx.client.query(`UPDATE members SET status = 'suspended' WHERE member_id % 9 = 0`);
    await rebuildDerived(tx);
  });
  await runCommand(rescoreRfm, {}, ACTOR);
});

const CELLS = {
  rfm: ['all', 'r1f1', 'r3f2', 'f5', 'm4', 'group-champions', 'group-champions.lost'],
  retention: ['all', '2026-01.0', '2026-01.1', '2026-03.6', '2026-09.2', '2026-11.0'],
  overview: [
    'buyers.now',
    'buyers.before',
    'buyers.2026-08',
    'buyers.now.express',
    'buyers.now.store-2',
    'repeat.now',
    'repeat.2026-08',
    'members.now',
    'members.2026-08',
  ],
} as const;
const FILTERS: Readonly<Record<keyof typeof CELLS, readonly Record<string, string>[]>> = {
  rfm: [{}, { tier: 'gold' }, { m: '2' }, { storeFormat: 'express', joinedFrom: '2025-06-01' }],
  retention: [{}, { tier: 'silver' }, { from: '2025-10', to: '2026-11', asOf: '2026-09-10' }],
  overview: [{}, { inFormat: 'express' }, { inStore: '1', asOf: '2026-06-30' }],
};

it('a segment made of a figure has the members in force that the figure has', async () => {
  const read = readPool();
  let compared = 0;
  let members = 0;
  for (const report of ['rfm', 'retention', 'overview'] as const) {
    for (const params of FILTERS[report]) {
      for (const cell of CELLS[report]) {
        const figure = { report, params, cell };
        const found = await reportMembersFilter(read, figure).catch(() => null);
        const said = await runQuery(figureSegment, { figure }, ACTOR);
        if (found === null || said === null) {
          expect(said).toBeNull();
          continue;
        }
        const { definition } = readDefinition(said.draft);
        if (definition === null) throw new Error('a definition is wanted');
        const inside = asFragment(
          read,
          segmentMembers(definition, {
            todayOn: AS_OF,
            timeZone: 'Europe/Moscow',
            named: new Map(),
          }),
        );
        const [differs] = await read<{ ours: number; wrong: number }[]>`
          WITH ours AS (${inside}), figure AS (
            SELECT member_id FROM (${found.memberIds}) f JOIN members USING (member_id) WHERE status = 'active')
          SELECT (SELECT count(*) FROM ours)::int AS ours,
            (SELECT count(*) FROM ours FULL JOIN figure USING (member_id) WHERE ours IS NULL OR figure IS NULL)::int AS wrong`;
        expect([report, params, cell, differs?.wrong]).toEqual([report, params, cell, 0]);
        compared += 1;
        members += differs?.ours ?? 0;
      }
    }
  }
  expect(compared).toBeGreaterThan(45);
  expect(members).toBeGreaterThan(2_000);
});

it('what no condition says makes no segment: scores made for the report, averages, sums, steps, points', async () => {
  const cases = [
    { report: 'rfm', params: { asOf: '2026-03-15' }, cell: 'r1f5' },
    { report: 'retention', params: {}, cell: 'm3' },
    { report: 'overview', params: {}, cell: 'sums.now' },
    { report: 'overview', params: { inFormat: 'online' }, cell: 'buyers.now.express' },
    { report: 'overview', params: {}, cell: 'issued.now' },
    { report: 'repeat', params: {}, cell: 'step-2' },
    { report: 'nothing', params: {}, cell: 'all' },
  ];
  for (const figure of cases) {
    expect(await runQuery(figureSegment, { figure }, ACTOR)).toBeNull();
  }
});
