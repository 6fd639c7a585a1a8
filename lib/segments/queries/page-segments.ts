import 'server-only';
import { z } from 'zod';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import { swapLayout } from '@/lib/domain/members/keyboard-layout';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import type { PagedSegment } from '@/lib/domain/segments/segment-page';
import { isPlainText } from '@/lib/domain/shared/plain-text';
import { defineQuery } from '@/lib/kernel/query';
import { SEGMENT_COLUMNS, SEGMENT_TABLES } from '../segment-rows';

const PAGE = 50;

/**
 * Segments by name, 50 a page, each with the size of the latest look at it; `find` is a part of the name, in either layout of the
 * keyboard, or the number. A page begins after the segment `after`.
 */
export const pageSegments = defineQuery({
  id: 'segments.page',
  permission: 'segments.read',
  input: z.object({
    isArchived: z.boolean().default(false),
    find: z.string().trim().max(SEARCH_MAX_LENGTH).refine(isPlainText).default(''),
    after: z.int().min(0).max(2_147_483_647).default(0),
    size: rowsAtOnce(PAGE),
  }),
  run: async ({
    read,
    input: { isArchived, find, after, size },
  }): Promise<{ readonly segments: readonly PagedSegment[]; readonly next: number | null }> => {
    const [, no = null] = /^(?:seg-?)?(\d{1,9})$/i.exec(find) ?? [];
    const rows = await read<PagedSegment[]>`
      SELECT ${read.unsafe(SEGMENT_COLUMNS)}, look.members AS size, look.refreshed_at AS "lookedAt",
        EXISTS (SELECT FROM list_fills f WHERE f.segment_id = s.segment_id) AS "isFilling"
      FROM ${read.unsafe(SEGMENT_TABLES)}
      LEFT JOIN LATERAL (
        SELECT members, refreshed_at FROM segment_refreshes r WHERE r.segment_id = s.segment_id
        ORDER BY refresh_no DESC LIMIT 1) look ON true
      WHERE (s.archived_at IS NOT NULL) = ${isArchived}
        AND (position(${find.toLowerCase()} IN lower(s.name)) > 0 OR position(${swapLayout(find)} IN lower(s.name)) > 0
          OR s.segment_id = ${no}::int)
        AND (lower(s.name), s.segment_id) > (
          coalesce((SELECT lower(name) FROM segments WHERE segment_id = ${after}), ''), ${after}::int)
      ORDER BY lower(s.name), s.segment_id LIMIT ${size + 1}`;
    const segments = rows.slice(0, size);
    return { segments, next: rows.length > size ? (segments.at(-1)?.segmentId ?? null) : null };
  },
});
