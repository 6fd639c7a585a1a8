import type { Messages } from 'next-intl';
import type { TaskKind } from '@/lib/domain/tasks/kinds';

type Words = Messages['tasks'];
type Pairs<Part> = {
  [Key in keyof Part & string]: `${Key}.${keyof Part[Key] & string}`;
}[keyof Part & string];

export type FieldKey = keyof Words['fields'];
export type HintKey = keyof Words['hints'];
export type MissingKey = keyof Words['missing'];
export type ChoiceKey = Pairs<Words['choices']>;
export type EffectKey = {
  [Kind in TaskKind]: `${Kind}.effects.${keyof Words['kinds'][Kind]['effects'] & string}`;
}[TaskKind];

/*
 * Fields and options are named by the registry of kinds, which the compiler knows as plain text. A test walks the
 * registry and sees that each has its words in both languages.
 */

/** The message of a question. */
export function fieldKey(field: string): FieldKey {
  return field as FieldKey;
}

/** The message below a question. Not every question has one: ask `t.has`. */
export function hintKey(field: string): HintKey {
  return field as HintKey;
}

/** The message for a question without an answer. Not every question has its own: ask `t.has`. */
export function missingKey(field: string): MissingKey {
  return field as MissingKey;
}

const PLACE = /\d+$/;
const WHAT_IT_NAMES = /:.*$/;

/** The message of an option. Questions that are told apart by a place share their words, whatever an option names. */
export function choiceKey(field: string, option: string): ChoiceKey {
  return `${field.replace(PLACE, '')}.${option.replace(WHAT_IT_NAMES, '')}` as ChoiceKey;
}
