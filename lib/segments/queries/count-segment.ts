import 'server-only';
import { z } from 'zod';
import { estimate, SAMPLE_SHARE } from '@/lib/domain/segments/estimate';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { countSegment as countPieces } from '../count';
import { readSource } from '../named-segments';

/**
 * How many members a definition leaves, each condition alone, and what is left after each step; by one member in 32 with
 * an interval, or exactly. Names that are not there find nobody.
 */
export const countSegment = defineQuery({
  id: 'segments.count',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({ definition: definitionInput, isEstimate: z.boolean() }),
  run: async ({ read, input: { definition, isEstimate }, now }): Promise<SegmentAnswer> => {
    const startedMs = performance.now();
    const source = await readSource(read, definition, now);
    const counts = await countPieces(read, definition, { ...source, isSample: isEstimate });
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
      tookMs: Math.max(1, Math.round(performance.now() - startedMs)),
    };
  },
});
