import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers, TaskDefinition } from '@/lib/domain/tasks/definition';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

/**
 * What a button promised has to be what it does: a receipt that came back in part, or a cap that was used up meanwhile, is
 * seen before it is agreed to. Null: nothing was promised. Throws `claim_refused` with the reason `changed`.
 */
export function requirePromise(
  { promise }: TaskDefinition,
  promised: string | null,
  { answers, subject }: { readonly answers: TaskAnswers; readonly subject: TaskSubject },
): void {
  if (promise === undefined || promised === null || promise(answers, subject) === promised) return;
  throw new AppError('claim_refused', { reason: 'changed' });
}
