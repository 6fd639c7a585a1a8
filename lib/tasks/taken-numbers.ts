import 'server-only';
import type { Tx } from '@/db/write';
import { isCardNumber } from '@/lib/domain/cards/check-digits';
import { askedFields, plainNumber } from '@/lib/domain/tasks/check-answers';
import { type TaskAnswers, type TaskStep, textOf } from '@/lib/domain/tasks/definition';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

type Typed = { readonly field: string; readonly number: string };

/** Whole card numbers among the answers of the steps. */
function typedNumbers(
  steps: readonly TaskStep[],
  answers: TaskAnswers,
  subject: TaskSubject,
): readonly Typed[] {
  return steps
    .flatMap((step) => askedFields(step, answers, subject))
    .filter(({ kind }) => kind === 'cardNumber')
    .map(({ id }) => ({ field: id, number: plainNumber(textOf(answers, id)) }))
    .filter(({ number }) => isCardNumber(number));
}

/** Somebody has the number; a card that is made for this very member and not handed over yet is theirs to get. */
const TAKEN = `
  SELECT i.value FROM identity_claims i
  LEFT JOIN cards c ON c.member_id = i.member_id AND c.number = i.value
  WHERE i.kind = 'card' AND i.value = ANY ($1) AND (i.member_id <> $2 OR c.status IS DISTINCT FROM 'produced')`;

/**
 * Fields of the steps whose card number somebody has already. Told early, so that nobody goes on with it; the last button
 * asks again, for meanwhile somebody may take it.
 */
export async function takenNumbers(
  { client }: Tx,
  steps: readonly TaskStep[],
  { answers, subject }: { readonly answers: TaskAnswers; readonly subject: TaskSubject },
): Promise<readonly string[]> {
  const typed = typedNumbers(steps, answers, subject);
  if (typed.length === 0) return [];
  const { rows } = await client.query<{ value: string }>(TAKEN, [
    typed.map(({ number }) => number),
    subject.memberId,
  ]);
  const taken = new Set(rows.map(({ value }) => value));
  return typed.filter(({ number }) => taken.has(number)).map(({ field }) => field);
}
