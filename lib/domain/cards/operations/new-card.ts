import { formattedNumber } from '../../tasks/check-answers';
import {
  type StepProblem,
  type TaskAnswers,
  type TaskField,
  type TaskStep,
  textOf,
} from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import type { CardTypeWish, CardWay } from '../card-types';
import {
  hasNumberFor,
  numberRefusal,
  type OfferedCardType,
  offeredWays,
  offerRefusal,
} from '../new-card';
import { fitsFormat } from '../number-ranges';
import { isBeyondYears } from '../validity';

type Operation = CardTypeWish['operation'];

/** The type that the card is of as far as the answers go: the usual one unless another is chosen. */
export function chosenType(
  answers: TaskAnswers,
  { newCard }: Pick<TaskSubject, 'newCard'>,
): OfferedCardType | undefined {
  const id = textOf(answers, 'cardType') || String(newCard?.usualTypeId ?? '');
  return newCard?.types.find(({ cardTypeId }) => String(cardTypeId) === id);
}

/** How the card comes to its holder; '' before it is chosen. A type with one way leaves nothing to choose. */
export function chosenWay(answers: TaskAnswers, subject: TaskSubject): CardWay | '' {
  const ways = offeredWays(chosenType(answers, subject));
  const chosen = textOf(answers, 'kind') || (ways.length === 1 ? ways[0] : '');
  return ways.find((way) => way === chosen) ?? '';
}

/** The store where it is given, where that matters. */
function chosenStore(answers: TaskAnswers, subject: TaskSubject): string {
  const type = chosenType(answers, subject);
  if (!type?.isBound) return '';
  return textOf(answers, 'store') || onlyStore(type);
}

const onlyStore = ({ stores }: OfferedCardType): string =>
  stores.length === 1 ? String(stores[0]?.storeId) : '';

const typeField = (operation: Operation): TaskField => ({
  id: 'cardType',
  kind: 'choice',
  options: ({ newCard }) => (newCard?.types ?? []).map(({ cardTypeId }) => String(cardTypeId)),
  byDefault: (_, { newCard }) => String(newCard?.usualTypeId ?? ''),
  named: (option, { newCard }) => newCard?.types.find((one) => String(one.cardTypeId) === option),
  barred: (option, { newCard }) => {
    const type = newCard?.types.find((one) => String(one.cardTypeId) === option);
    return newCard === null || type === undefined ? null : offerRefusal(type, newCard, operation);
  },
  isAsked: (_, { newCard }) => (newCard?.types.length ?? 0) > 1,
});

const FIELDS: readonly TaskField[] = [
  {
    id: 'kind',
    kind: 'choice',
    options: (subject, answers) => offeredWays(chosenType(answers, subject)),
    byDefault: chosenWay,
  },
  {
    id: 'number',
    kind: 'cardNumber',
    isAsked: (answers, subject) => chosenWay(answers, subject) === 'plastic',
    fits: (number, answers, subject) => {
      const type = chosenType(answers, subject);
      return type === undefined || fitsFormat(number, type);
    },
  },
  {
    id: 'applied',
    kind: 'check',
    isAsked: (answers, subject) => chosenWay(answers, subject) === 'application',
  },
  {
    id: 'store',
    kind: 'pick',
    options: (subject, answers) =>
      (chosenType(answers, subject)?.stores ?? []).map(({ storeId, name }) => ({
        value: String(storeId),
        name,
      })),
    byDefault: chosenStore,
    isAsked: (answers, subject) => chosenType(answers, subject)?.isBound ?? false,
  },
  { id: 'expiresOn', kind: 'day', isOptional: true },
];

/** What the type has against the answers; the field that each thing is said at. */
function typeProblems(
  answers: TaskAnswers,
  subject: TaskSubject,
  operation: Operation,
): readonly StepProblem[] {
  const { newCard } = subject;
  const type = chosenType(answers, subject);
  if (newCard === null || type === undefined) return [];
  const refusal = offerRefusal(type, newCard, operation);
  // Where there is one type it is not asked for, so the way says it.
  const field = newCard.types.length > 1 ? 'cardType' : 'kind';
  if (refusal !== null) return [{ field, problem: refusal }];
  const way = chosenWay(answers, subject);
  if (way === '') return [];
  if (!hasNumberFor(type, way)) return [{ field: 'kind', problem: 'type_without_numbers' }];
  const number = way === 'plastic' ? formattedNumber(answers, 'number') : '';
  const wrong = number === '' ? null : numberRefusal(number, type, newCard);
  return wrong === null || wrong === 'number_wrong' ? [] : [{ field: 'number', problem: wrong }];
}

function dayProblems(answers: TaskAnswers, subject: TaskSubject): readonly StepProblem[] {
  const expiresOn = textOf(answers, 'expiresOn');
  if (expiresOn === '') return [];
  const { todayOn } = subject;
  if (expiresOn < todayOn) return [{ field: 'expiresOn', problem: 'dayNotLater' }];
  const validYears = chosenType(answers, subject)?.validYears ?? null;
  return isBeyondYears(expiresOn, { givenOn: todayOn, validYears })
    ? [{ field: 'expiresOn', problem: 'validity_too_long' }]
    : [];
}

/** The card that a member gets: by issue, replacement and as a supplementary one alike. */
export function newCardStep(operation: Operation): TaskStep {
  return {
    id: 'newCard',
    fields: [typeField(operation), ...FIELDS],
    check: (answers, subject) => [
      ...typeProblems(answers, subject, operation),
      ...dayProblems(answers, subject),
    ],
  };
}

/** The answers of that step as the commands take them. */
export function newCardInput(answers: TaskAnswers, subject: TaskSubject) {
  const way = chosenWay(answers, subject);
  const expiresOn = textOf(answers, 'expiresOn');
  const storeId = chosenStore(answers, subject);
  return {
    number: way === 'plastic' ? formattedNumber(answers, 'number') : null,
    isVirtual: way === 'virtual',
    cardTypeId: chosenType(answers, subject)?.cardTypeId ?? null,
    storeId: storeId === '' ? null : Number(storeId),
    expiresOn: expiresOn === '' ? null : expiresOn,
  };
}
