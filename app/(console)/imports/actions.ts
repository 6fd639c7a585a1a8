'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { cancelImport as cancelImportCommand } from '@/lib/imports/commands/cancel-import';
import { keepMapping as keepMappingCommand } from '@/lib/imports/commands/keep-mapping';
import { removeMapping as removeMappingCommand } from '@/lib/imports/commands/remove-mapping';
import { saveMapping as saveMappingCommand } from '@/lib/imports/commands/save-mapping';
import { startCheck as startCheckCommand } from '@/lib/imports/commands/start-check';
import { startImport as startImportCommand } from '@/lib/imports/commands/start-import';
import { startUndo as startUndoCommand } from '@/lib/imports/commands/start-undo';

const after = ({ importId }: { readonly importId: number }) =>
  revalidatePath(`/imports/${importId}`);

export const saveMapping = createAction(saveMappingCommand);
export const keepMapping = createAction(keepMappingCommand);
export const removeMapping = createAction(removeMappingCommand);
export const startCheck = createAction(startCheckCommand, { after });
export const startImport = createAction(startImportCommand, { after });
export const cancelImport = createAction(cancelImportCommand, { after });
export const undoImport = createAction(startUndoCommand, { after });
