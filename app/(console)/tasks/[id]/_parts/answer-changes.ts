import type { TaskAnswers } from '@/lib/domain/tasks/definition';

/** An answer that is one thing on the server and another on this page. */
export type AnswerDifference = {
  readonly field: string;
  readonly there: TaskAnswers;
  readonly here: TaskAnswers;
};

/** What was typed since the answers were saved. An answer that was taken back counts as ''. */
export function typedSince(saved: TaskAnswers, typed: TaskAnswers): TaskAnswers {
  const fields = new Set([...Object.keys(saved), ...Object.keys(typed)]);
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const value = typed[field] ?? '';
      return value === (saved[field] ?? '') ? [] : [[field, value]];
    }),
  );
}

/** Where what was typed is not what is saved. */
export function answerDifferences(there: TaskAnswers, typed: TaskAnswers): AnswerDifference[] {
  return Object.entries(typed)
    .filter(([field, value]) => value !== (there[field] ?? ''))
    .map(([field, value]) => ({ field, there, here: { [field]: value } }));
}
