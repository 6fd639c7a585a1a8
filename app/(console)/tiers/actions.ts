'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { createRule } from '@/lib/rules/commands/create-rule';
import { draftVersion } from '@/lib/rules/commands/draft-version';
import { editDraft } from '@/lib/rules/commands/edit-draft';
import { endRule } from '@/lib/rules/commands/end-rule';
import { approveVersion, rejectVersion } from '@/lib/rules/commands/review-version';
import { submitVersion } from '@/lib/rules/commands/submit-version';
import { withdrawVersion } from '@/lib/rules/commands/withdraw-version';
import { createList } from '@/lib/segments/commands/create-list';
import { askGrant } from '@/lib/tiers/commands/ask-grant';
import { approveGrant, rejectGrant } from '@/lib/tiers/commands/review-grant';
import { takeGrantBack } from '@/lib/tiers/commands/take-grant-back';

const after = () => revalidatePath('/tiers', 'layout');

export const createLadder = createAction(createRule, { after });
/** Saves go on while somebody types: the page they are on is not drawn anew for them. */
export const draftLadder = createAction(draftVersion);
export const editLadder = createAction(editDraft);
export const submitLadder = createAction(submitVersion, { after });
export const withdrawLadder = createAction(withdrawVersion, { after });
export const approveLadder = createAction(approveVersion, { after });
export const rejectLadder = createAction(rejectVersion, { after });
export const endLadder = createAction(endRule, { after });
export const keepMovers = createAction(createList, {
  after: () => revalidatePath('/segments', 'layout'),
});

export const askForGrant = createAction(askGrant, { after });
export const approveAsked = createAction(approveGrant, { after });
export const rejectAsked = createAction(rejectGrant, { after });
export const takeBack = createAction(takeGrantBack, { after });
