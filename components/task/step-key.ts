import type { Messages } from 'next-intl';
import type { TaskKind } from '@/lib/domain/tasks/kinds';

type Pairs<Part> = {
  [Key in keyof Part & string]: `${Key}.${keyof Part[Key] & string}`;
}[keyof Part & string];

export type StepKey = Pairs<Messages['tasks']['steps']>;

/**
 * The message of a step. Steps are named by the registry of kinds, which the compiler knows as plain text. A test walks
 * the registry and sees that each has its words in both languages.
 */
export function stepKey(kind: TaskKind, step: string): StepKey {
  return `${kind}.${step}` as StepKey;
}
