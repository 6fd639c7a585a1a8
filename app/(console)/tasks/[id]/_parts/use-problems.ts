'use client';

import { useState } from 'react';
import { askedFields, stepProblems } from '@/lib/domain/tasks/check-answers';
import type {
  AnswerProblem,
  StepProblem,
  TaskAnswers,
  TaskDefinition,
} from '@/lib/domain/tasks/definition';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

type Refused = ReadonlyMap<string, AnswerProblem>;

/** What is wrong with each step: by the rules, and by what the server said. */
export function useProblems(
  definition: TaskDefinition,
  answers: TaskAnswers,
  subject: TaskSubject,
) {
  const [refused, setRefused] = useState<Refused>(new Map());
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const steps: readonly (readonly StepProblem[])[] = definition.steps.map((step) => {
    const own = stepProblems(step, answers, subject);
    const known = new Set(own.map(({ field }) => field));
    const others = askedFields(step, answers, subject).flatMap(({ id }) => {
      const problem = refused.get(id);
      return problem === undefined || known.has(id) ? [] : [{ field: id, problem }];
    });
    return [...own, ...others];
  });
  return {
    steps,
    told,
    tell: (fields: readonly string[]) => setTold((known) => new Set([...known, ...fields])),
    refuse: (fields: readonly StepProblem[]) =>
      setRefused(
        (known) =>
          new Map([...known, ...fields.map(({ field, problem }) => [field, problem] as const)]),
      ),
    forget: (field?: string) =>
      setRefused((known) =>
        field === undefined ? new Map() : new Map([...known].filter(([id]) => id !== field)),
      ),
  };
}
