import 'server-only';
import { z } from 'zod';
import { CHANGE_WAYS } from '@/lib/domain/segments/kept-membership';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { SegmentMoves } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { askedByBoth, countMoves, moversOf } from '../moves';
import { readSource } from '../named-segments';
import { withColumns } from '../with-columns';

/**
 * Who would come in and who would go if one definition stood in the place of another: both figures, and those who go one way, ten a
 * page after a member. Counted as the builder counts, so that the figures agree with its own. Names that are not there find nobody.
 */
export const compareDefinitions = defineQuery({
  id: 'segments.compare',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({
    before: definitionInput,
    after: definitionInput,
    way: z.enum(CHANGE_WAYS),
    afterMember: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  run: async ({ read, input, now }): Promise<SegmentMoves> => {
    const { before, after, way, afterMember } = input;
    const change = { before, after };
    const both = askedByBoth(change);
    const { source } = await withColumns(both, {
      read,
      now,
      source: await readSource(read, both, now),
    });
    const [moves, page] = await Promise.all([
      countMoves(read, change, source),
      moversOf(read, { change, source, way, afterMember }),
    ]);
    return { ...moves, ...page };
  },
});
