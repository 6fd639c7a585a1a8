import { isTicked, textOf } from '../../tasks/definition';
import { defineCardTask } from './define-card-task';
import { IDENTITY, NOTE } from './fields';

/** Give a card to another member, with what is chosen to go along. */
export const changeOwnerTask = defineCardTask({
  id: 'changeOwner',
  version: 1,
  operation: 'changeOwner',
  steps: [
    IDENTITY,
    { id: 'newOwner', fields: [{ id: 'newOwner', kind: 'member', fromHousehold: 'joined' }] },
    {
      id: 'goesAlong',
      fields: [
        { id: 'movesBalance', kind: 'check', isOptional: true },
        { id: 'movesTier', kind: 'check', isOptional: true },
        { id: 'movesHistory', kind: 'check', isOptional: true },
      ],
    },
    { id: 'review', fields: [NOTE] },
  ],
  needsApproval: (answers) =>
    isTicked(answers, 'movesHistory') || isTicked(answers, 'movesBalance'),
  toInput: (answers) => ({
    toMemberId: Number(textOf(answers, 'newOwner')),
    identityChecked: true,
    movesBalance: isTicked(answers, 'movesBalance'),
    movesTier: isTicked(answers, 'movesTier'),
    movesHistory: isTicked(answers, 'movesHistory'),
    note: textOf(answers, 'note'),
  }),
  slots: (answers, { others }) => ({
    other: others.newOwner?.name || others.newOwner?.code || '',
    balance: isTicked(answers, 'movesBalance') ? 'moves' : 'stays',
    tier: isTicked(answers, 'movesTier') ? 'moves' : 'stays',
    history: isTicked(answers, 'movesHistory') ? 'moves' : 'stays',
  }),
});
