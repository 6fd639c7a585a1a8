import { CARD_REFUSALS, type CardRefusal } from '@/lib/domain/cards/may-do';
import type { Refusal } from '@/lib/domain/shared/action-result';
import {
  ANSWER_PROBLEMS,
  type AnswerProblem,
  type StepProblem,
} from '@/lib/domain/tasks/definition';

const KNOWN: readonly AnswerProblem[] = [...ANSWER_PROBLEMS, ...CARD_REFUSALS];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The fields whose answers the server does not take, and why; what it does not say is a choice that is gone. */
export function refusedFields({ details }: Refusal): StepProblem[] {
  const problems = listOf(details.problems);
  return listOf(details.fields).map((field, at) => ({
    field: String(field).split('.').at(-1) ?? '',
    problem: KNOWN.find((one) => one === problems[at]) ?? 'unknownChoice',
  }));
}

/** The question that a refusal of the last button is about, where it is about one. */
const FIELD_OF: Partial<Record<CardRefusal, string>> = {
  number_taken: 'number',
  number_wrong: 'number',
  number_of_other_type: 'number',
  number_out_of_range: 'number',
  stock_not_received: 'number',
  stock_void: 'number',
  stock_lost: 'number',
  needs_store: 'store',
  store_not_allowed: 'store',
  validity_too_long: 'expiresOn',
};

/** What the last button was refused with as a problem of a question; null when it is about the whole. */
export function refusedReason({ details }: Refusal): StepProblem | null {
  const reason = CARD_REFUSALS.find((one) => one === details.reason);
  const field = reason === undefined ? undefined : FIELD_OF[reason];
  if (reason === undefined || field === undefined) return null;
  const problem = reason === 'number_taken' ? 'numberTaken' : reason;
  return { field, problem: problem === 'number_wrong' ? 'numberWrong' : problem };
}
