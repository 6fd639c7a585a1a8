'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { addRange } from '@/lib/cards/types/add-range';
import { archiveCardType as archiveCardTypeCommand } from '@/lib/cards/types/archive-card-type';
import { closeRange } from '@/lib/cards/types/close-range';
import { createCardType as createCardTypeCommand } from '@/lib/cards/types/create-card-type';
import { updateCardType as updateCardTypeCommand } from '@/lib/cards/types/update-card-type';

const after = () => revalidatePath('/settings/card-types', 'layout');

export const createCardType = createAction(createCardTypeCommand, { after });
export const updateCardType = createAction(updateCardTypeCommand, { after });
export const archiveCardType = createAction(archiveCardTypeCommand, { after });
export const addNumberRange = createAction(addRange, { after });
export const closeNumberRange = createAction(closeRange, { after });
