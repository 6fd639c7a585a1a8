'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { archiveView as archiveCommand } from '@/lib/views/commands/archive-view';
import { renameView as renameCommand } from '@/lib/views/commands/rename-view';
import { replaceView as replaceCommand } from '@/lib/views/commands/replace-view';
import { saveView as saveCommand } from '@/lib/views/commands/save-view';
import { shareView as shareCommand } from '@/lib/views/commands/share-view';

const options = { after: ({ page }: { readonly page: string }) => revalidatePath(page) };

export const saveView = createAction(saveCommand, options);
export const renameView = createAction(renameCommand, options);
export const replaceView = createAction(replaceCommand, options);
export const shareView = createAction(shareCommand, options);
export const archiveView = createAction(archiveCommand, options);
