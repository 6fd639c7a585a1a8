import 'server-only';
import { z } from 'zod';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import type { CellLabel } from '@/lib/domain/analytics/cell-label';
import { figureSchema } from '@/lib/domain/members/list-filters';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { requireFigureRight } from '@/lib/members/require-figure-right';

/** A segment that says the same as a figure of a report, to begin with. */
export type FigureSegment = { readonly label: CellLabel; readonly draft: SegmentDraft };

/** What a figure of a report says as a segment; null: there is no such figure, or no conditions say it. */
export const figureSegment = defineQuery({
  id: 'segments.figureSegment',
  permission: 'segments.edit',
  input: z.object({ figure: figureSchema }),
  mayBeStale: true,
  run: async ({ read, input, actor }): Promise<FigureSegment | null> => {
    requireFigureRight(actor, input);
    try {
      const { label, says } = await reportMembersFilter(read, input.figure);
      if (says === null) return null;
      const draft = { version: 1, include: { join: 'all', items: says }, exclude: null } as const;
      return readDefinition(draft).definition === null ? null : { label, draft };
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_input') return null;
      throw error;
    }
  },
});
