import 'server-only';
import type { Tx } from '@/db/write';
import { CARD_NUMBER_MAX, CARD_NUMBER_MIN } from '@/lib/domain/cards/check-digits';
import { STOCK_REFUSALS } from '@/lib/domain/cards/stock';
import { askedFields, formattedNumber } from '@/lib/domain/tasks/check-answers';
import type { StepProblem, TaskAnswers, TaskStep } from '@/lib/domain/tasks/definition';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

type Typed = { readonly field: string; readonly number: string };

const DIGITS = new RegExp(`^\\d{${CARD_NUMBER_MIN},${CARD_NUMBER_MAX}}$`);

/** Whole card numbers among the answers of the steps. */
function typedNumbers(
  steps: readonly TaskStep[],
  answers: TaskAnswers,
  subject: TaskSubject,
): readonly Typed[] {
  return steps
    .flatMap((step) => askedFields(step, answers, subject))
    .filter(({ kind }) => kind === 'cardNumber')
    .map(({ id }) => ({ field: id, number: formattedNumber(answers, id) }))
    .filter(({ number }) => DIGITS.test(number));
}

/**
 * What the stock and the claims know of numbers. Somebody has one; a card that is made for this very member and not
 * handed over yet is theirs to get.
 */
const KNOWN = `
  SELECT n.number, k.state,
    EXISTS (SELECT FROM identity_claims i
      LEFT JOIN cards c ON c.member_id = i.member_id AND c.number = i.value
      WHERE i.kind = 'card' AND i.value = n.number
        AND (i.member_id <> $2 OR c.status IS DISTINCT FROM 'produced')) AS "isTaken"
  FROM unnest($1::text[]) n (number) LEFT JOIN stock_cards k ON k.number = n.number`;

type Known = {
  readonly number: string;
  readonly state: keyof typeof STOCK_REFUSALS | 'inStock' | 'issued' | null;
  readonly isTaken: boolean;
};

function problemOf({ isTaken, state }: Known): StepProblem['problem'] | null {
  if (isTaken) return 'numberTaken';
  if (state === null || state === 'inStock' || state === 'issued') return null;
  return STOCK_REFUSALS[state];
}

/**
 * Fields of the steps whose card number cannot be given: somebody has it, or it lies in the stock as no card that may be
 * handed out. Told early, so that nobody goes on with it; the last button asks again, for meanwhile somebody may take it.
 */
export async function takenNumbers(
  { client }: Tx,
  steps: readonly TaskStep[],
  { answers, subject }: { readonly answers: TaskAnswers; readonly subject: TaskSubject },
): Promise<readonly StepProblem[]> {
  const typed = typedNumbers(steps, answers, subject);
  if (typed.length === 0) return [];
  const { rows } = await client.query<Known>(KNOWN, [
    typed.map(({ number }) => number),
    subject.memberId,
  ]);
  const found = new Map(rows.map((row) => [row.number, problemOf(row)]));
  return typed.flatMap(({ field, number }) => {
    const problem = found.get(number) ?? null;
    return problem === null ? [] : [{ field, problem }];
  });
}
