'use server';

import { redirect } from 'next/navigation';
import { clearSessionCookie } from '@/lib/access/auth';
import { signOut as signOutCommand } from '@/lib/access/commands/sign-out';
import { createOwnAction } from '@/lib/access/create-action';

export const signOut = createOwnAction(
  signOutCommand,
  (_: null, { sessionHash }) => ({ sessionHash }),
  {
    after: async () => {
      await clearSessionCookie();
      redirect('/sign-in');
    },
  },
);
