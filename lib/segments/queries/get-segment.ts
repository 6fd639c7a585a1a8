import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ListedSegment } from '@/lib/domain/segments/segment-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { SEGMENT_COLUMNS, SEGMENT_TABLES } from '../segment-rows';

/** A segment as it was saved last. Throws `not_found`. */
export const getSegment = defineQuery({
  id: 'segments.get',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId } }): Promise<ListedSegment> => {
    const [segment] = await read<ListedSegment[]>`
      SELECT ${read.unsafe(SEGMENT_COLUMNS)} FROM ${read.unsafe(SEGMENT_TABLES)}
      WHERE s.segment_id = ${segmentId}`;
    if (segment === undefined) throw new AppError('not_found');
    return segment;
  },
});
