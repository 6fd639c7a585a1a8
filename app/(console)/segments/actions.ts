'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { archiveSegment as archiveSegmentCommand } from '@/lib/segments/commands/archive-segment';
import { createSegment as createSegmentCommand } from '@/lib/segments/commands/create-segment';
import { saveSegment as saveSegmentCommand } from '@/lib/segments/commands/save-segment';

const after = () => revalidatePath('/segments', 'layout');

export const createSegment = createAction(createSegmentCommand, { after });
export const saveSegment = createAction(saveSegmentCommand, { after });
export const archiveSegment = createAction(archiveSegmentCommand, { after });
