'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { resumeTask } from '@/lib/tasks/commands/resume-task';

/** Goes on with a paused task: its page opens in the reader's hands. */
export const resumeFromDesk = createAction(resumeTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
