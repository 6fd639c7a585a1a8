import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { buildColumns } from '@/lib/columns/feed/build-columns';
import { closeReceiptColumns } from '@/lib/columns/reading/from-receipt-columns';
import { systemActor } from '@/lib/domain/access/actor';
import type { ConditionId } from '@/lib/domain/segments/conditions/registry';
import { type SegmentDefinition, segmentSchema } from '@/lib/domain/segments/definition';
import { runQuery } from '@/lib/kernel/query';
import { compileSegment, type SegmentSource } from './compile';
import { countSegment, readRows } from './count';
import { countSegment as countSegmentQuery } from './queries/count-segment';
import { segmentMembers } from './segment-members';
import { drawnMembers } from './testing/drawn-members';
import { typicalGap } from './testing/fits-habit';
import { randomCondition, randomDefinition, someDay } from './testing/random-definition';
import { buildWorld } from './testing/small-world';
import { WORLD_LADDERS } from './testing/world-ladders';
import { buildSegments, WORLD_SEGMENTS } from './testing/world-segments';
import { withColumns } from './with-columns';

const DEFINITIONS = 600;
const ALONE = 150;
/** Kinds that are asked of receipts; asked of goods as well, they are PostgreSQL's. */
const OF_RECEIPTS: readonly ConditionId[] = [
  'bought',
  'returned',
  'discountShare',
  'began',
  'stopped',
];

const folder = mkdtempSync(join(tmpdir(), 'vernost-columns-'));
const read = readPool();
const now = new Date();
const change = (statement: string) =>
  withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(statement);
  });
const build = () =>
  buildColumns({ actor: systemActor('test'), signal: new AbortController().signal });

beforeAll(async () => {
  process.env.VERNOST_DATA_DIR = folder;
  const world = drawnMembers(20_261_128);
  const typicalGapDays = typicalGap(world);
  const members = world.map((member) => ({ ...member, typicalGapDays }));
  await buildWorld(members);
  await buildSegments(members);
  await build();
});
afterAll(() => {
  closeReceiptColumns();
  rmSync(folder, { recursive: true, force: true });
});

const sourceOf = (todayOn: string): SegmentSource => ({
  todayOn,
  timeZone: 'Europe/Moscow',
  named: WORLD_SEGMENTS,
  ladders: WORLD_LADDERS,
});

async function membersOf(definition: SegmentDefinition, source: SegmentSource) {
  const rows = await readRows<{ member_id: bigint }>(read, segmentMembers(definition, source));
  return rows.map((row) => Number(row.member_id)).sort((a, b) => a - b);
}

/** Whether a definition asks anything that columns can answer. */
function asksReceipts(definition: SegmentDefinition, source: SegmentSource): boolean {
  let isAsked = false;
  compileSegment(definition, {
    ...source,
    amongBuyers: (select) => {
      isAsked = true;
      return { where: select };
    },
  });
  return isAsked;
}

/** Finds the same members both ways; whether columns had a part in it, and how many were found. */
async function compare(raw: unknown, todayOn: string) {
  const definition = segmentSchema.parse(raw);
  const source = sourceOf(todayOn);
  const by = await withColumns(definition, { read, now, source });
  // What columns can answer they do: nothing is left to PostgreSQL because it failed.
  expect(by.receiptsUpTo !== null).toBe(asksReceipts(definition, source));
  const found = await membersOf(definition, source);
  expect(await membersOf(definition, by.source)).toEqual(found);
  return { isByColumns: by.receiptsUpTo !== null, found: found.length };
}

const withoutGoods = (item: unknown) => {
  const { categories: _, articles: __, ...rest } = Object(item);
  return rest;
};

describe('segments by columns', () => {
  it(`${DEFINITIONS} random definitions find the same members by columns and by PostgreSQL alone`, async () => {
    let byColumns = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(randomDefinition, someDay, async (raw, todayOn) => {
        const one = await compare(raw, todayOn);
        byColumns += Number(one.isByColumns);
        found += one.found;
      }),
      { numRuns: DEFINITIONS },
    );
    expect(byColumns).toBeGreaterThan(DEFINITIONS / 10);
    expect(found).toBeGreaterThan(DEFINITIONS);
  }, 120_000);

  it.each(OF_RECEIPTS)(
    `${ALONE} random conditions of the kind %s find the same members both ways`,
    async (id) => {
      let byColumns = 0;
      let found = 0;
      const alone = randomCondition(id).map((item) => ({
        version: 1,
        include: { join: 'all', items: [withoutGoods(item)] },
        exclude: null,
      }));
      await fc.assert(
        fc.asyncProperty(alone, someDay, async (raw, todayOn) => {
          const one = await compare(raw, todayOn);
          if (one.isByColumns) found += one.found;
          byColumns += Number(one.isByColumns);
        }),
        { numRuns: ALONE },
      );
      expect(byColumns).toBeGreaterThan(ALONE / 10);
      expect(found).toBeGreaterThan(0);
    },
    60_000,
  );

  it('counts of each condition and of what is left are the same both ways', async () => {
    await fc.assert(
      fc.asyncProperty(randomDefinition, someDay, async (raw, todayOn) => {
        const definition = segmentSchema.parse(raw);
        const source = sourceOf(todayOn);
        const by = await withColumns(definition, { read, now, source });
        expect(await countSegment(read, definition, by.source)).toEqual(
          await countSegment(read, definition, source),
        );
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('who joined after the copy was made is in no set of buyers, and is among those who did not buy', async () => {
    await change(`INSERT INTO members (member_id, status, kind, joined_on) VALUES (5000, 'active', 'person', '2024-03-01');
      INSERT INTO member_summary (member_id, joined_on) VALUES (5000, '2024-03-01');
      INSERT INTO member_sort_keys (member_id, joined_on, status, kind) VALUES (5000, '2024-03-01', 'active', 'person')`);
    const item = { is: 'bought', stores: [1] };
    const only = (one: object) =>
      segmentSchema.parse({ version: 1, include: { join: 'all', items: [one] }, exclude: null });
    const ask = async (definition: SegmentDefinition) => {
      const { source, receiptsUpTo } = await withColumns(definition, {
        read,
        now,
        source: sourceOf('2024-03-20'),
      });
      expect(receiptsUpTo).not.toBeNull();
      const { all, total } = await countSegment(read, definition, source);
      return { members: await membersOf(definition, source), all, total };
    };
    const bought = await ask(only(item));
    expect(bought.members).not.toContain(5000);
    const others = await ask(only({ ...item, not: true }));
    expect(others.members).toContain(5000);
    // Counts are of one moment: that of the copy.
    expect(bought.total + others.total).toBe(bought.all);
    expect(others.total).toBe(others.members.length - 1);
  });

  it('the builder’s exact figure says up to when receipts are known, its estimate and a base without a copy say nothing', async () => {
    const definition = {
      version: 1,
      include: { join: 'all', items: [{ is: 'bought', stores: [1] }] },
      exclude: null,
    };
    const ask = (isEstimate: boolean) =>
      runQuery(countSegmentQuery, { definition, isEstimate }, systemActor('test'));
    // A number so high that there is something to estimate.
    await change(`INSERT INTO members (member_id, status, kind, joined_on) VALUES (40000, 'active', 'person', '2024-03-01');
      INSERT INTO member_summary (member_id, joined_on) VALUES (40000, '2024-03-01');
      INSERT INTO member_sort_keys (member_id, joined_on, status, kind) VALUES (40000, '2024-03-01', 'active', 'person')`);
    await build();
    const [state] = await read<
      { asOfAt: Date }[]
    >`SELECT as_of_at AS "asOfAt" FROM receipt_columns`;
    const exact = await ask(false);
    expect(exact.receiptsUpTo).toBe(state?.asOfAt.toISOString());
    expect((await ask(true)).receiptsUpTo).toBeNull();
    await change('DELETE FROM receipt_columns');
    expect(await ask(false)).toEqual({
      ...exact,
      receiptsUpTo: null,
      tookMs: expect.any(Number),
    });
  });
});
