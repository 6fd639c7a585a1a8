import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ListSize } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

/** How many stand in a list, and how many of them are in force and count. */
export const countListMembers = defineQuery({
  id: 'segments.countListMembers',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId } }): Promise<ListSize> => {
    const [size] = await read<ListSize[]>`
      SELECT count(*)::int AS standing, count(*) FILTER (WHERE m.status = 'active')::int AS "inForce"
      FROM segment_members l JOIN members m USING (member_id) WHERE l.segment_id = ${segmentId} AND m.status <> 'merged'`;
    return size ?? { standing: 0, inForce: 0 };
  },
});
