import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  OVERLAP_MAX,
  OVERLAP_MIN,
  type Overlap,
  type OverlapMask,
  overlapDefinition,
} from '@/lib/domain/segments/overlap';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { compileSegment, fromTables, IN_FORCE } from '../compile';
import { readRows } from '../count';
import { readSource } from '../named-segments';

const MAX_ID = 999_999_999;

type PartRow = { readonly mask: OverlapMask; readonly members: number };

/**
 * Two to four segments in use laid over each other: how many members in force are in exactly these and none of the others, as of
 * now. Throws AppError `not_found` when one of them is not in use.
 */
export const overlapSegments = defineQuery({
  id: 'segments.overlap',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({
    segmentIds: z
      .array(z.number().int().min(1).max(MAX_ID))
      .min(OVERLAP_MIN)
      .max(OVERLAP_MAX)
      .refine((ids) => new Set(ids).size === ids.length),
  }),
  run: async ({ read, input: { segmentIds }, now }): Promise<Overlap> => {
    const definition = overlapDefinition(segmentIds);
    const [source, names] = await Promise.all([
      readSource(read, definition, now),
      read<{ segmentId: number; name: string }[]>`
        SELECT segment_id AS "segmentId", name FROM segments
        WHERE segment_id = ANY(${[...segmentIds]}::int[]) AND archived_at IS NULL`,
    ]);
    const segments = segmentIds.flatMap((id) => names.find((one) => one.segmentId === id) ?? []);
    if (segments.length < segmentIds.length) throw new AppError('not_found');
    const parts = segmentIds.map((id) => {
      const said = source.named.get(id)?.definition ?? overlapDefinition([id]);
      return compileSegment(said, source);
    });
    // What each says stands in one pass over the members, not as a list of its own for each of them.
    const from = fromTables(
      parts.flatMap(({ conditions }) => conditions.flatMap(({ needs }) => needs)),
    );
    const bits = parts.map(
      ({ isIn, flags }) =>
        sql`CASE WHEN ${isIn((index) => flags[index] ?? sql`false`)} THEN '1' ELSE '0' END`,
    );
    const rows = await readRows<PartRow>(
      read,
      sql`SELECT ${sql.join(bits, sql` || `)} AS mask, count(*)::int AS members ${from} WHERE ${IN_FORCE}
        GROUP BY 1 ORDER BY members DESC, mask DESC`,
    );
    return {
      segments,
      parts: rows.filter(({ mask }) => mask.includes('1')),
      members: rows.reduce((sum, { members }) => sum + members, 0),
      todayOn: source.todayOn,
    };
  },
});
