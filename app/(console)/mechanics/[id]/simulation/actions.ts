'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { createList } from '@/lib/segments/commands/create-list';

export const keepSimulated = createAction(createList, {
  after: () => revalidatePath('/segments', 'layout'),
});
