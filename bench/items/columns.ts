import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPool } from '@/db/read';
import { buildColumns } from '@/lib/columns/feed/build-columns';
import { closeReceiptColumns } from '@/lib/columns/reading/from-receipt-columns';
import { systemActor } from '@/lib/domain/access/actor';
import { type SegmentDefinition, segmentSchema } from '@/lib/domain/segments/definition';
import { countSegment } from '@/lib/segments/count';
import { withColumns } from '@/lib/segments/with-columns';
import type { BenchContext, BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { inTurns, type Measurement, timed } from '../measure';

const RUNS = 5;
const MB = 1024 * 1024;

const only = (...items: readonly unknown[]): SegmentDefinition =>
  segmentSchema.parse({ version: 1, include: { join: 'all', items }, exclude: null });
const last = (count: number) => ({ kind: 'last', count, unit: 'day' });

/** What is asked of receipts that no kept sum answers. */
const ASKED: readonly (readonly [string, SegmentDefinition])[] = [
  [
    'bought three times in two stores in 90 days',
    only({ is: 'bought', window: last(90), stores: [1, 2], receipts: { from: 3 } }),
  ],
  [
    'bought three times in 100 days',
    only({ is: 'bought', window: last(100), receipts: { from: 3 } }),
  ],
  ['spent 5,000 in 200 days', only({ is: 'bought', window: last(200), spent: { from: '500000' } })],
  ['a fifth taken off, ever', only({ is: 'discountShare', percents: { from: 20 } })],
  ['began again after 90 days', only({ is: 'began', last: 30, before: 90 })],
  [
    'silver, stopped buying in two stores, without returns',
    only(
      { is: 'tier', tiers: [2] },
      { is: 'stopped', last: 60, before: 120, stores: [1, 2] },
      { is: 'returned', window: last(365), not: true },
    ),
  ],
];

async function copied({ client }: BenchContext): Promise<Measurement> {
  const signal = new AbortController().signal;
  const built = await buildColumns({ actor: systemActor('bench'), signal });
  if (built === null) throw new Error('DuckDB does not run here.');
  // What PostgreSQL needs to read as much.
  const reading = await timed(() =>
    client.query(`SELECT sum(store_id + amount_minor + discount_minor + coalesce(gap_days, 0)), min(business_date)
      FROM purchases WHERE member_id > 0`),
  );
  return {
    name: `${built.receipts.toLocaleString('en')} receipts copied into ${Math.round(built.bytes / MB)} MB of columns`,
    ours: built.tookMs,
    reference: reading,
    against: 'one reading of them',
    unit: 'ms',
  };
}

async function counted(): Promise<Measurement[]> {
  const read = readPool();
  const source = { todayOn: BENCH_UNTIL_ON, timeZone: 'Europe/Moscow', named: new Map() };
  const lines: Measurement[] = [];
  for (const [name, definition] of ASKED) {
    const alone = () => countSegment(read, definition, source);
    const byColumns = async () => {
      const by = await withColumns(definition, { read, now: new Date(), source });
      if (by.receiptsUpTo === null) throw new Error(`Columns did not answer: ${name}`);
      return countSegment(read, definition, by.source);
    };
    const [expected, found] = [await alone(), await byColumns()];
    if (expected.total !== found.total)
      throw new Error(`${name}: ${found.total}, not ${expected.total}`);
    const { ours, reference } = await inTurns({ ours: byColumns, reference: alone }, RUNS);
    lines.push({
      name: `Exact count by columns: ${name}`,
      ours,
      reference,
      against: 'PostgreSQL alone',
      unit: 'ms',
    });
  }
  return lines;
}

/** Counts of receipts by the copy by columns against PostgreSQL alone, in turns; the same members each. The copy lies in a folder of its own. */
export const columns: BenchItem = async (context) => {
  const before = process.env.VERNOST_DATA_DIR;
  const folder = mkdtempSync(join(tmpdir(), 'vernost-columns-'));
  process.env.VERNOST_DATA_DIR = folder;
  try {
    const copy = await copied(context);
    return [copy, ...(await counted())];
  } finally {
    closeReceiptColumns();
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env.VERNOST_DATA_DIR;
    else process.env.VERNOST_DATA_DIR = before;
  }
};
