import 'server-only';
import { z } from 'zod';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import { type CellLabel, daySlot } from '@/lib/domain/analytics/cell-label';
import { figureSchema } from '@/lib/domain/members/list-filters';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { requireFigureRight } from '../require-figure-right';

export type DescribedFigure = {
  readonly label: CellLabel;
  /** As of when, and whatever is not the default. */
  readonly conditions: readonly CellLabel[];
  /** Whether conditions of a segment say the same. */
  readonly isSaid: boolean;
};

/** The figure whose members are listed, its name and what was asked of it; null when no report has such a figure. */
export const describeFigure = defineQuery({
  id: 'members.describeFigure',
  permission: 'members.read',
  input: z.object({ figure: figureSchema }),
  mayBeStale: true,
  run: async ({ read, input, actor }): Promise<DescribedFigure | null> => {
    requireFigureRight(actor, input);
    try {
      const { label, asOfOn, conditions, says } = await reportMembersFilter(read, input.figure);
      const asOf: CellLabel = { key: 'conditionAsOf', slots: { day: daySlot(asOfOn) } };
      return { label, conditions: [asOf, ...conditions], isSaid: says !== null };
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_input') return null;
      throw error;
    }
  },
});
