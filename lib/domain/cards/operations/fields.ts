import type { TaskField, TaskStep } from '../../tasks/definition';

/** How the person on the other side showed who they are. */
export const IDENTITY_EVIDENCE = ['document', 'phoneCode', 'codeWord', 'lastPurchases'] as const;

/** Words for the life-line of the card. */
export const NOTE: TaskField = { id: 'note', kind: 'text', isOptional: true };

/** Who is it: asked before anything that gives somebody a card to use. */
export const IDENTITY: TaskStep = {
  id: 'identity',
  fields: [{ id: 'identity', kind: 'choice', options: () => IDENTITY_EVIDENCE }],
};
