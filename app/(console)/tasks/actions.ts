'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { approveTask as approveTaskCommand } from '@/lib/tasks/commands/approve-task';
import { cancelTask as cancelTaskCommand } from '@/lib/tasks/commands/cancel-task';
import { finishTask as finishTaskCommand } from '@/lib/tasks/commands/finish-task';
import { pauseTask as pauseTaskCommand } from '@/lib/tasks/commands/pause-task';
import { rejectTask as rejectTaskCommand } from '@/lib/tasks/commands/reject-task';
import { resumeTask as resumeTaskCommand } from '@/lib/tasks/commands/resume-task';
import { saveTask as saveTaskCommand } from '@/lib/tasks/commands/save-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { takeNext } from '@/lib/tasks/commands/take-next';

export const saveTask = createAction(saveTaskCommand);
export const pauseTask = createAction(pauseTaskCommand);
export const resumeTask = createAction(resumeTaskCommand);
/** Goes on with a task from a list: its page opens in the reader's hands. */
export const continueTask = createAction(resumeTaskCommand, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
/** Begins a task from the page of another one, or comes to the unfinished one, and opens it. */
export const startNextTask = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
/** Takes the task of the queue that waits longest, and opens it. */
export const takeNextTask = createAction(takeNext, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
export const cancelTask = createAction(cancelTaskCommand);
export const finishTask = createAction(finishTaskCommand);
export const approveTask = createAction(approveTaskCommand);
export const rejectTask = createAction(rejectTaskCommand);
