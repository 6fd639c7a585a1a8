'use client';

import {
  type DraftActions,
  type DraftHandle,
  type EditedVersion,
  useVersionDraft,
} from '@/components/rule/use-version-draft';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { flawsOf } from '@/lib/domain/tiers/ladder-flaws';
import { draftLadder, editLadder, withdrawLadder } from '../../actions';

/** A version of a ladder as it is edited. */
export type EditedLadder = EditedVersion<LadderJson>;

type Given = {
  readonly ruleId: number;
  readonly drawnOf: object;
  readonly kept: EditedLadder;
  readonly handle: DraftHandle;
  readonly inReview: DraftHandle;
  /** What holds, to go back to when the draft is reset. */
  readonly held: EditedLadder;
  /** Under which what is typed and not saved is kept in this browser. */
  readonly typedKey: string;
  readonly isReadOnly: boolean;
};

const ACTIONS: DraftActions = { draft: draftLadder, edit: editLadder, withdraw: withdrawLadder };

/**
 * The draft of a ladder: typed, kept, refused. One that begins does not draw the page anew: it needs nothing more of the server, and
 * a link that was clicked meanwhile would wait for that.
 */
export function useLadderDraft(given: Given) {
  return useVersionDraft({ ...given, flawsOf, actions: ACTIONS });
}

export type LadderDraft = ReturnType<typeof useLadderDraft>;
