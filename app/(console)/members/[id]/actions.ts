'use server';

import { redirect } from 'next/navigation';
import { createAction } from '@/lib/access/create-action';
import { revealContact as revealContactCommand } from '@/lib/members/commands/reveal-contact';
import { startTask } from '@/lib/tasks/commands/start-task';

export const revealContact = createAction(revealContactCommand);

/** Begins a guided task about the member or one of their cards, or comes to the unfinished one, and opens it. */
export const startMemberTask = createAction(startTask, {
  after: ({ taskId }) => redirect(`/tasks/${taskId}`),
});
