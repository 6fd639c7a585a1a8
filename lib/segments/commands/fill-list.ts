import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { endFill, laySegment, putPart } from '../lists/fill';

type Fill = {
  readonly fromSegmentId: number | null;
  readonly isLaid: boolean;
  readonly version: number;
  readonly askedAt: Date;
};

/** Takes a list that is being filled, unless somebody else has it: two workers do not meet in one list. */
async function takeFill({ client }: Tx, segmentId: number): Promise<Fill | null> {
  const { rowCount } = await client.query(
    'SELECT FROM segments WHERE segment_id = $1 FOR UPDATE SKIP LOCKED',
    [segmentId],
  );
  if (rowCount === 0) return null;
  const { rows } = await client.query<Fill>(
    `SELECT f.from_segment_id AS "fromSegmentId", f.members IS NOT NULL AS "isLaid", s.version, f.asked_at AS "askedAt"
     FROM list_fills f JOIN segments s USING (segment_id) WHERE f.segment_id = $1`,
    [segmentId],
  );
  return rows[0] ?? null;
}

/**
 * Takes a list one step further to being full: works out who is in the segment it keeps, or puts the next 20,000 members in, or begins
 * its history when all are in. Each step is one transaction that takes what it did out of what is left, so that whoever is cut goes
 * on where the last step ended. Answers whether more is left; null: it is full, or another worker has it.
 */
export const fillList = defineCommand({
  id: 'segments.fillList',
  permission: 'system.run',
  input: z.object({ segmentId: idInput }),
  isRepeatable: true,
  run: async ({ tx, input: { segmentId }, now }) => {
    const fill = await takeFill(tx, segmentId);
    if (fill === null) return { result: null, changes: [] };
    const { fromSegmentId, isLaid, version, askedAt } = fill;
    if (!isLaid && fromSegmentId !== null) {
      await laySegment(tx, { segmentId, fromSegmentId }, now);
      return { result: { isLeft: true }, changes: [] };
    }
    const source = fromSegmentId === null ? 'selection' : 'segment';
    const tookMs = Math.max(0, now.getTime() - askedAt.getTime());
    const startedMs = performance.now() - tookMs;
    const filling = { segmentId, version, source, now, startedMs } as const;
    if (await putPart(tx, filling)) return { result: { isLeft: true }, changes: [] };
    const { entered } = await endFill(tx, filling);
    return {
      result: { isLeft: false },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: null,
          after: { filled: entered },
        },
      ],
    };
  },
});
