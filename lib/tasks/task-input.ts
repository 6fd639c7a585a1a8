import { z } from 'zod';
import { plainText } from '@/lib/domain/shared/plain-text';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';

const MAX_FIELD_NAME = 40;
const MAX_STEPS = 20;

export const taskId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** What was typed, as it stands: it is judged when somebody goes on, not while they type. */
export const answersInput = z.record(
  z.string().max(MAX_FIELD_NAME),
  z.union([z.string().max(TASK_TEXT_MAX).transform(plainText), z.boolean()]),
);

/** Which task, as it was seen. */
export const TASK_INPUT = { taskId, version: z.number().int().positive() };

/** The place of a step. */
export const stepInput = z.number().int().min(0).max(MAX_STEPS);

export const taskNote = z.string().trim().max(TASK_TEXT_MAX).transform(plainText).default('');

/** What the button said that it does, where the kind of task promises something; null: nothing was seen. */
export const promisedInput = z.string().max(40).nullable().default(null);
