'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { takeBackChartNote as takeBackNoteCommand } from '@/lib/analytics/commands/take-back-chart-note';
import { writeChartNote as writeNoteCommand } from '@/lib/analytics/commands/write-chart-note';
import { createList } from '@/lib/segments/commands/create-list';

export const keepFigureAsList = createAction(createList, {
  after: () => revalidatePath('/segments', 'layout'),
});

export const writeChartNote = createAction(writeNoteCommand);
export const takeBackChartNote = createAction(takeBackNoteCommand);
