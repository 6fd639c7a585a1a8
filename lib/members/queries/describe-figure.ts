import 'server-only';
import { z } from 'zod';
import { reportMembersFilter } from '@/lib/analytics/reports/drill';
import { figureSchema } from '@/lib/domain/members/list-filters';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { requireFigureRight } from '../require-figure-right';

/** The name of the figure whose members are listed; null when no report has such a figure. */
export const describeFigure = defineQuery({
  id: 'members.describeFigure',
  permission: 'members.read',
  input: z.object({ figure: figureSchema }),
  mayBeStale: true,
  run: async ({ read, input, actor }) => {
    requireFigureRight(actor, input);
    try {
      return (await reportMembersFilter(read, input.figure)).label;
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid_input') return null;
      throw error;
    }
  },
});
