import 'server-only';
import { z } from 'zod';
import { estimate, SAMPLE_SHARE } from '@/lib/domain/segments/estimate';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { countSegment as countPieces } from '../count';
import { readSource } from '../named-segments';
import { withColumns } from '../with-columns';

/**
 * How many members a definition leaves, each condition alone, and what is left after each step; by one member in 32 with
 * an interval, or exactly; of a large base by the receipts that a copy by columns knows, with its moment. Names that are not there find nobody.
 */
export const countSegment = defineQuery({
  id: 'segments.count',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({ definition: definitionInput, isEstimate: z.boolean() }),
  run: async ({ read, input: { definition, isEstimate }, now }): Promise<SegmentAnswer> => {
    const startedMs = performance.now();
    const plain = await readSource(read, definition, now);
    // The sample has an index of its own, which is as quick.
    const { source, receiptsUpTo } = isEstimate
      ? { source: { ...plain, isSample: true }, receiptsUpTo: null }
      : await withColumns(definition, { read, now, source: plain });
    const counts = await countPieces(read, definition, source);
    const times = isEstimate ? SAMPLE_SHARE : 1;
    const members = counts.all * times;
    return {
      todayOn: source.todayOn,
      members,
      total: isEstimate
        ? estimate(counts.total, counts.all, members)
        : { count: counts.total, from: counts.total, to: counts.total },
      alone: counts.alone.map((count) => count * times),
      left: counts.left.map((count) => count * times),
      receiptsUpTo: receiptsUpTo?.toISOString() ?? null,
      tookMs: Math.max(1, Math.round(performance.now() - startedMs)),
    };
  },
});
