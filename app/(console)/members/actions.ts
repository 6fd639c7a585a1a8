'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { createList } from '@/lib/segments/commands/create-list';
import { editList } from '@/lib/segments/commands/edit-list';

const after = () => revalidatePath('/segments', 'layout');

export const keepAsList = createAction(createList, { after });
export const putIntoList = createAction(editList, { after });
