import { readPool } from '@/db/read';
import { type SegmentDefinition, segmentSchema } from '@/lib/domain/segments/definition';
import { countSegment } from '@/lib/segments/count';
import type { BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { type Measurement, median, timed } from '../measure';

const ESTIMATE_RUNS = 9;
const EXACT_RUNS = 3;

const only = (...items: readonly unknown[]): SegmentDefinition =>
  segmentSchema.parse({ version: 1, include: { join: 'all', items }, exclude: null });
const window = { kind: 'last', count: 90, unit: 'day' };

/** What is asked most, with the time that an exact count may take. */
const ASKED: readonly (readonly [string, SegmentDefinition, number])[] = [
  [
    'tier, joining day and latest purchase',
    only(
      { is: 'tier', tiers: [2, 3] },
      { is: 'joined', window: { kind: 'last', count: 24, unit: 'month' } },
      { is: 'lastBought', window: { kind: 'ago', to: 60 } },
    ),
    200,
  ],
  [
    'bought three times in two stores in 90 days',
    only({ is: 'bought', window, stores: [1, 2], receipts: { from: 3 } }),
    700,
  ],
  [
    'spent 5,000 in a year',
    only({
      is: 'bought',
      window: { kind: 'last', count: 12, unit: 'month' },
      spent: { from: '500000' },
    }),
    700,
  ],
  ['began again after 90 days', only({ is: 'began', last: 30, before: 90 }), 700],
  [
    'stage of life and chance of buying on',
    only({ is: 'lifecycle', stages: ['slipping'] }, { is: 'alive', percents: { from: 50 } }),
    200,
  ],
];

/** Counts of segments as the builder asks for them: by one member in 32, then exactly. */
export const segments: BenchItem = async () => {
  const read = readPool();
  const source = { todayOn: BENCH_UNTIL_ON, timeZone: 'Europe/Moscow', named: new Map() };
  const lines: Measurement[] = [];
  for (const [name, definition, target] of ASKED) {
    for (const [isSample, runs, reference] of [
      [true, ESTIMATE_RUNS, 30],
      [false, EXACT_RUNS, target],
    ] as const) {
      const count = () => countSegment(read, definition, { ...source, isSample });
      await count();
      const taken: number[] = [];
      for (let run = 0; run < runs; run += 1) taken.push(await timed(count));
      const kind = isSample ? 'Estimate' : 'Exact count';
      lines.push({
        name: `${kind}: ${name}`,
        ours: median(taken),
        reference,
        against: 'target',
        unit: 'ms',
      });
    }
  }
  return lines;
};
