import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { ListFill } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

/** How far the worker has filled a list; null: it is full. */
export const findListFill = defineQuery({
  id: 'segments.findListFill',
  permission: 'segments.read',
  input: z.object({ segmentId: idInput }),
  run: async ({ read, input: { segmentId } }): Promise<ListFill | null> => {
    const [fill] = await read<ListFill[]>`
      SELECT members, put, CASE WHEN failures > 0 THEN due_at END AS "triedAgainAt" FROM list_fills WHERE segment_id = ${segmentId}`;
    return fill ?? null;
  },
});
