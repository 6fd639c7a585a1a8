'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { tellDistinct as tellDistinctCommand } from '@/lib/members/commands/tell-distinct';
import { startTask } from '@/lib/tasks/commands/start-task';

export const tellDistinct = createAction(tellDistinctCommand, {
  after: () => revalidatePath('/members/duplicates'),
});

/** Begins the merge of a pair with the other one filled in, or comes to the unfinished one, and opens it. */
export const startMerge = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
