'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import {
  holdBackFromAll as holdBackFromAllCommand,
  stopMechanics as stopMechanicsCommand,
} from '@/lib/mechanics/commands/control-mechanics';
import { switchMechanic as switchMechanicCommand } from '@/lib/mechanics/commands/switch-mechanic';
import { addComment } from '@/lib/rules/commands/add-comment';
import { createRule } from '@/lib/rules/commands/create-rule';
import { draftVersion } from '@/lib/rules/commands/draft-version';
import { editDraft } from '@/lib/rules/commands/edit-draft';
import { endRule } from '@/lib/rules/commands/end-rule';
import { approveVersion, rejectVersion } from '@/lib/rules/commands/review-version';
import { submitVersion } from '@/lib/rules/commands/submit-version';
import { withdrawVersion } from '@/lib/rules/commands/withdraw-version';

const after = () => revalidatePath('/mechanics', 'layout');

export const createMechanic = createAction(createRule, { after });
/** Saves go on while somebody types: the page they are on is not drawn anew for them. */
export const draftMechanic = createAction(draftVersion);
export const editMechanic = createAction(editDraft);
export const submitMechanic = createAction(submitVersion, { after });
export const withdrawMechanic = createAction(withdrawVersion, { after });
export const approveMechanic = createAction(approveVersion, { after });
export const rejectMechanic = createAction(rejectVersion, { after });
export const endMechanic = createAction(endRule, { after });
export const switchMechanic = createAction(switchMechanicCommand, { after });
export const stopMechanics = createAction(stopMechanicsCommand, { after });
export const holdBackFromAll = createAction(holdBackFromAllCommand, { after });
export const commentOnMechanic = createAction(addComment, { after });
