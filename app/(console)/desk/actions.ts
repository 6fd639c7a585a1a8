'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { resumeTask } from '@/lib/tasks/commands/resume-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { takeNext } from '@/lib/tasks/commands/take-next';

/** Goes on with a paused task: its page opens in the reader's hands. */
export const resumeFromDesk = createAction(resumeTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});

/** Begins a task about a member, or comes to the unfinished one of its kind, and opens it. */
export const beginFromDesk = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});

/** Takes the task of the queue that waits longest, and opens it. */
export const takeNextFromDesk = createAction(takeNext, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
