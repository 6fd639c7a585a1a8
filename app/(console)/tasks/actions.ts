'use server';

import { createAction } from '@/lib/access/create-action';
import { approveTask as approveTaskCommand } from '@/lib/tasks/commands/approve-task';
import { cancelTask as cancelTaskCommand } from '@/lib/tasks/commands/cancel-task';
import { finishTask as finishTaskCommand } from '@/lib/tasks/commands/finish-task';
import { pauseTask as pauseTaskCommand } from '@/lib/tasks/commands/pause-task';
import { rejectTask as rejectTaskCommand } from '@/lib/tasks/commands/reject-task';
import { resumeTask as resumeTaskCommand } from '@/lib/tasks/commands/resume-task';
import { saveTask as saveTaskCommand } from '@/lib/tasks/commands/save-task';
import { startTask as startTaskCommand } from '@/lib/tasks/commands/start-task';

export const startTask = createAction(startTaskCommand);
export const saveTask = createAction(saveTaskCommand);
export const pauseTask = createAction(pauseTaskCommand);
export const resumeTask = createAction(resumeTaskCommand);
export const cancelTask = createAction(cancelTaskCommand);
export const finishTask = createAction(finishTaskCommand);
export const approveTask = createAction(approveTaskCommand);
export const rejectTask = createAction(rejectTaskCommand);
