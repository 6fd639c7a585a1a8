'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { operateMany } from '@/lib/cards/commands/operate-many';
import { startTask } from '@/lib/tasks/commands/start-task';

/** Begins a guided task about a card of the list, or comes to the one that is unfinished, and opens it. */
export const startListedCardTask = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});

/** Does the same with the selected cards; each is told by itself. */
export const operateManyCards = createAction(operateMany);
