'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { archiveSegment as archiveSegmentCommand } from '@/lib/segments/commands/archive-segment';
import { createList as createListCommand } from '@/lib/segments/commands/create-list';
import { createSegment as createSegmentCommand } from '@/lib/segments/commands/create-segment';
import { editList as editListCommand } from '@/lib/segments/commands/edit-list';
import { askExport as askExportCommand } from '@/lib/segments/commands/exports';
import { saveSegment as saveSegmentCommand } from '@/lib/segments/commands/save-segment';
import { setSchedule as setScheduleCommand } from '@/lib/segments/commands/set-schedule';

const after = () => revalidatePath('/segments', 'layout');

export const createSegment = createAction(createSegmentCommand, { after });
export const saveSegment = createAction(saveSegmentCommand, { after });
export const archiveSegment = createAction(archiveSegmentCommand, { after });
export const createList = createAction(createListCommand, { after });
export const editList = createAction(editListCommand, { after });
export const setSchedule = createAction(setScheduleCommand, { after });
export const askExport = createAction(askExportCommand, { after });
