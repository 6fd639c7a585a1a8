'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { clearSessionCookie } from '@/lib/access/auth';
import { signOut as signOutCommand } from '@/lib/access/commands/sign-out';
import { createAction, createOwnAction } from '@/lib/access/create-action';
import { archiveView as archiveCommand } from '@/lib/views/commands/archive-view';
import { renameView as renameCommand } from '@/lib/views/commands/rename-view';
import { replaceView as replaceCommand } from '@/lib/views/commands/replace-view';
import { saveView as saveCommand } from '@/lib/views/commands/save-view';
import { shareView as shareCommand } from '@/lib/views/commands/share-view';

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

const pageOf = { after: ({ page }: { readonly page: string }) => revalidatePath(page) };

export const saveView = createAction(saveCommand, pageOf);
export const renameView = createAction(renameCommand, pageOf);
export const replaceView = createAction(replaceCommand, pageOf);
export const shareView = createAction(shareCommand, pageOf);
export const archiveView = createAction(archiveCommand, pageOf);
