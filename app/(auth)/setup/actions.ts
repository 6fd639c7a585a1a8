'use server';

import { redirect } from 'next/navigation';
import { completeSetup as completeSetupCommand } from '@/lib/access/commands/complete-setup';
import { createAction } from '@/lib/access/create-action';

export const completeSetup = createAction(completeSetupCommand, {
  after: () => redirect('/sign-in'),
});
