import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { REACH_WAYS } from '@/lib/domain/segments/conditions/contact';
import { definitionInput } from '@/lib/domain/segments/segment-input';
import type { SegmentReach } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';
import { compileSegment } from '../compile';
import { readRows } from '../count';
import { readSource } from '../named-segments';
import { segmentMembers } from '../segment-members';
import { withColumns } from '../with-columns';

/** How many members of a definition advertising may be sent to: by each way, by any of them. */
export const reachSegment = defineQuery({
  id: 'segments.reach',
  permission: 'segments.read',
  mayBeStale: true,
  input: z.object({ definition: definitionInput }),
  run: async ({ read, input: { definition }, now }): Promise<SegmentReach> => {
    const { source } = await withColumns(definition, {
      read,
      now,
      source: await readSource(read, definition, now),
    });
    const items = REACH_WAYS.map((way) => ({ is: 'reachable' as const, ways: [way] }));
    const { from, isLooked, flags } = compileSegment(
      { version: 1, include: { join: 'any', items }, exclude: null },
      source,
    );
    const columns = flags.map((flag, index) => sql`${flag} AS ${sql.raw(`c${index}`)}`);
    const counts = flags.map(
      (_, index) => sql`count(*) FILTER (WHERE ${sql.raw(`c${index}`)})::int`,
    );
    const isAny = flags.map((_, index) => sql.raw(`c${index}`));
    const [row] = await readRows<{ total: number; reached: number; by: number[] }>(
      read,
      sql`SELECT count(*)::int AS total, count(*) FILTER (WHERE ${sql.join(isAny, sql` OR `)})::int AS reached,
          ARRAY[${sql.join(counts, sql`, `)}] AS by
        FROM (SELECT ${sql.join(columns, sql`, `)} ${from}
          WHERE ${isLooked} AND k.member_id IN (${segmentMembers(definition, source)}) OFFSET 0) looked`,
    );
    return {
      total: row?.total ?? 0,
      reached: row?.reached ?? 0,
      by: REACH_WAYS.map((way, index) => ({ way, members: row?.by[index] ?? 0 })),
    };
  },
});
