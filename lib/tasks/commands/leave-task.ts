import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { answersInput, stepInput, TASK_INPUT } from '../task-input';
import { pauseTask } from './pause-task';

/** Pauses a task whose page was left without a word: what `pauseTask` does, sent by a page that goes away. */
export const leaveTask = defineCommand({
  id: 'tasks.leave',
  permission: 'tasks.work',
  input: z.object({ ...TASK_INPUT, step: stepInput, answers: answersInput }),
  run: (context) =>
    pauseTask.run({ ...context, input: { ...context.input, reason: 'left', note: '' } }),
});
