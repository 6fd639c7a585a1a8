import { staffOf } from '@/db/demo/staff-of';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { archiveSegment } from '@/lib/segments/commands/archive-segment';
import { createSegment } from '@/lib/segments/commands/create-segment';
import { overlapSegments } from '@/lib/segments/queries/overlap-segments';
import { reachSegment } from '@/lib/segments/queries/reach-segment';
import type { BenchItem } from '../bench-item';
import { BENCH_UNTIL_ON } from '../bench-programme';
import { inTurns } from '../measure';

const RUNS = 3;
const YEAR = { kind: 'last', count: 12, unit: 'month' };

const only = (...items: readonly object[]) => ({
  version: 1,
  include: { join: 'all', items },
  exclude: null,
});

/** Four segments as they are laid over each other: by attributes, sums of a year, scores, silence. */
const LAID = [
  only({ is: 'tier', tiers: [2, 3] }),
  only({ is: 'bought', window: YEAR, spent: { from: '500000' } }),
  only({ is: 'rfmGroup', groups: ['champions', 'loyal'] }),
  only({ is: 'lastBought', window: { kind: 'ago', to: 60 } }),
];

/** Two to four segments laid over each other, and whom a segment reaches by each channel, as pages ask for them. */
export const segmentParts: BenchItem = async ({ client }) => {
  const now = new Date(`${BENCH_UNTIL_ON}T09:00:00Z`);
  const staff = await withTx({ label: 'system:bench', requestId: 'bench' }, (tx) =>
    staffOf(tx, 'marketer'),
  );
  const made: number[] = [];
  for (const definition of LAID) {
    const input = { name: `Bench part ${made.length} ${Date.now()}`, note: '', definition };
    made.push((await runCommand(createSegment, input, staff)).segmentId);
  }
  const reference = () => client.query('SELECT count(*) FROM member_summary');
  const against = 'bare count(*) of member_summary';
  try {
    const lines = [];
    for (const count of [2, 3, 4]) {
      const segmentIds = made.slice(0, count);
      const ours = () => runQuery(overlapSegments, { segmentIds }, staff, { now });
      const found = await inTurns({ ours, reference }, RUNS);
      lines.push({ name: `Overlap of ${count} segments`, ...found, against, unit: 'ms' as const });
    }
    const [, definition] = LAID;
    const ours = () => runQuery(reachSegment, { definition }, staff, { now });
    const found = await inTurns({ ours, reference }, RUNS);
    lines.push({ name: 'Reach by channel', ...found, against, unit: 'ms' as const });
    return lines;
  } finally {
    for (const segmentId of made) {
      await runCommand(archiveSegment, { segmentId, version: 1, isArchived: true }, staff);
    }
  }
};
