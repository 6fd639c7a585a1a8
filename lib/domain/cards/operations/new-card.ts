import { plainNumber } from '../../tasks/check-answers';
import { type TaskAnswers, type TaskStep, textOf } from '../../tasks/definition';

/** A printed card from the tray, or a number alone. */
const CARD_KINDS = ['plastic', 'virtual'] as const;

/** The card that a member gets: by issue and by replacement alike. */
export const NEW_CARD: TaskStep = {
  id: 'newCard',
  fields: [
    { id: 'kind', kind: 'choice', options: () => CARD_KINDS },
    {
      id: 'number',
      kind: 'cardNumber',
      isAsked: (answers) => textOf(answers, 'kind') === 'plastic',
    },
    { id: 'expiresOn', kind: 'day', isOptional: true },
  ],
  check: (answers, { todayOn }) => {
    const expiresOn = textOf(answers, 'expiresOn');
    return expiresOn !== '' && expiresOn < todayOn
      ? [{ field: 'expiresOn', problem: 'dayNotLater' }]
      : [];
  },
};

/** The answers of that step as the commands take them. */
export function newCardInput(answers: TaskAnswers) {
  const isVirtual = textOf(answers, 'kind') === 'virtual';
  const expiresOn = textOf(answers, 'expiresOn');
  return {
    number: isVirtual ? null : plainNumber(textOf(answers, 'number')),
    isVirtual,
    expiresOn: expiresOn === '' ? null : expiresOn,
  };
}
