import 'server-only';
import { z } from 'zod';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import type { ListedSegment } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { SEGMENT_COLUMNS, SEGMENT_TABLES } from '../segment-rows';

/** Segments in use by name (a programme has at most 1,000), or the latest 1,000 archived ones. */
export const listSegments = defineQuery({
  id: 'segments.list',
  permission: 'segments.read',
  input: z.object({ isArchived: z.boolean().default(false) }),
  run: async ({ read, input: { isArchived } }): Promise<readonly ListedSegment[]> =>
    await read<ListedSegment[]>`
      SELECT ${read.unsafe(SEGMENT_COLUMNS)} FROM ${read.unsafe(SEGMENT_TABLES)}
      WHERE (s.archived_at IS NOT NULL) = ${isArchived}
      ORDER BY s.archived_at DESC, lower(s.name), s.segment_id LIMIT ${SEGMENTS_MAX}`,
});
