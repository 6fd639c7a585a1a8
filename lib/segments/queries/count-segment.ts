import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { ESTIMATED_FROM, estimate, SAMPLE_SHARE } from '@/lib/domain/segments/estimate';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { countSegment as countPieces, readRows } from '../count';
import { readSource } from '../named-segments';
import { withColumns } from '../with-columns';

/** Numbers that were given to members: of these, whoever has them, every thirty-second is looked at. */
async function readNumbers(read: Read): Promise<number> {
  const [row] = await readRows<{ numbers: number }>(
    read,
    sql`SELECT coalesce(max(member_id), 0)::float8 AS numbers FROM member_sort_keys`,
  );
  return row?.numbers ?? 0;
}

/**
 * How many members a definition leaves, each condition alone, and what is left after each step; by one member in 32 with
 * an interval, or exactly; of a large base by the receipts that a copy by columns knows, with its moment. An estimate of a small base
 * is the exact count, and says so. Names that are not there find nobody.
 */
export const countSegment = defineQuery({
  id: 'segments.count',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({ definition: definitionInput, isEstimate: z.boolean() }),
  run: async ({ read, input, now }): Promise<SegmentAnswer> => {
    const startedMs = performance.now();
    const { definition } = input;
    const [plain, numbers] = await Promise.all([
      readSource(read, definition, now),
      readNumbers(read),
    ]);
    const isEstimate = input.isEstimate && numbers >= ESTIMATED_FROM;
    // The sample has an index of its own, which is as quick.
    const { source, receiptsUpTo } = isEstimate
      ? { source: { ...plain, isSample: true }, receiptsUpTo: null }
      : await withColumns(definition, { read, now, source: plain });
    const counts = await countPieces(read, definition, source);
    const times = isEstimate ? SAMPLE_SHARE : 1;
    const looked = Math.floor(numbers / SAMPLE_SHARE);
    return {
      isEstimate,
      todayOn: source.todayOn,
      members: counts.all * times,
      // How many are in force is an estimate itself: only the numbers are known, and how many of them were looked at.
      total: isEstimate
        ? estimate(counts.total, looked, looked * SAMPLE_SHARE)
        : { count: counts.total, from: counts.total, to: counts.total },
      alone: counts.alone.map((count) => count * times),
      left: counts.left.map((count) => count * times),
      receiptsUpTo: receiptsUpTo?.toISOString() ?? null,
      tookMs: Math.max(1, Math.round(performance.now() - startedMs)),
    };
  },
});
