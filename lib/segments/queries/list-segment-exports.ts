import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ShownExport } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

const SHOWN = 50;

/** The last 50 files that were asked for of a segment, the latest first. */
export const listSegmentExports = defineQuery({
  id: 'segments.listExports',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId } }): Promise<readonly ShownExport[]> =>
    await read<ShownExport[]>`
      SELECT e.export_id AS "exportId", e.purpose, e.asked_by AS "askedBy", u.name AS "askedByName", e.asked_at AS "askedAt",
        e.expires_at AS "expiresAt", e.taken, e.taken_at AS "takenAt"
      FROM segment_exports e JOIN users u ON u.user_id = e.asked_by
      WHERE e.segment_id = ${segmentId} ORDER BY e.export_id DESC LIMIT ${SHOWN}`,
});
