'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { createRule as createRuleCommand } from '@/lib/rules/commands/create-rule';
import { draftVersion as draftVersionCommand } from '@/lib/rules/commands/draft-version';
import { editDraft as editDraftCommand } from '@/lib/rules/commands/edit-draft';
import { endRule as endRuleCommand } from '@/lib/rules/commands/end-rule';
import {
  approveVersion as approveVersionCommand,
  rejectVersion as rejectVersionCommand,
} from '@/lib/rules/commands/review-version';
import { submitVersion as submitVersionCommand } from '@/lib/rules/commands/submit-version';
import { withdrawVersion as withdrawVersionCommand } from '@/lib/rules/commands/withdraw-version';

const after = () => revalidatePath('/rules', 'layout');

export const createRule = createAction(createRuleCommand, { after });
export const draftVersion = createAction(draftVersionCommand, { after });
export const editDraft = createAction(editDraftCommand, { after });
export const submitVersion = createAction(submitVersionCommand, { after });
export const withdrawVersion = createAction(withdrawVersionCommand, { after });
export const approveVersion = createAction(approveVersionCommand, { after });
export const rejectVersion = createAction(rejectVersionCommand, { after });
export const endRule = createAction(endRuleCommand, { after });
