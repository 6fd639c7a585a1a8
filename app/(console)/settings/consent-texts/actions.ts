'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { addConsentText as addConsentTextCommand } from '@/lib/consents/commands/add-consent-text';

export const addConsentText = createAction(addConsentTextCommand, {
  after: () => revalidatePath('/settings/consent-texts'),
});
