import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import type { SegmentUses } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { askingMechanics } from '../asking-mechanics';

/** What uses a segment now. */
export const listSegmentUses = defineQuery({
  id: 'segments.listUses',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId }, now }): Promise<SegmentUses> => {
    const { todayOn } = await readToday(read, now);
    const [segments, mechanics, endpoints] = await Promise.all([
      read<SegmentUses['segments'][number][]>`
        SELECT s.segment_id AS "segmentId", s.name FROM segment_uses u JOIN segments s USING (segment_id)
        WHERE u.uses_id = ${segmentId} ORDER BY lower(s.name) LIMIT ${SEGMENTS_MAX}`,
      askingMechanics(readRowsOf(read), { segmentId, todayOn }),
      read<SegmentUses['endpoints'][number][]>`
        SELECT endpoint_id AS "endpointId", url FROM webhook_endpoints
        WHERE state <> 'removed' AND event_types && ARRAY['segment.entered', 'segment.left']
          AND (segment_ids = '{}' OR ${segmentId} = ANY (segment_ids)) ORDER BY endpoint_id LIMIT ${SEGMENTS_MAX}`,
    ]);
    return { segments, mechanics, endpoints };
  },
});
