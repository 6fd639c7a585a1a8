import 'server-only';
import { z } from 'zod';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import type { NamedList } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

/** The lists in use that are full by name, for whoever puts members into one; at most 1,000. */
export const listLists = defineQuery({
  id: 'segments.listLists',
  permission: 'segments.edit',
  input: z.object({}),
  run: async ({ read }): Promise<readonly NamedList[]> =>
    await read<NamedList[]>`
      SELECT segment_id AS "segmentId", name FROM segments s
      WHERE kind = 'list' AND archived_at IS NULL AND NOT EXISTS (SELECT FROM list_fills f WHERE f.segment_id = s.segment_id)
      ORDER BY lower(name), segment_id LIMIT ${SEGMENTS_MAX}`,
});
