'use client';

import { useRouter } from 'next/navigation';
import {
  type DraftActions,
  type DraftHandle,
  type EditedVersion,
  useVersionDraft,
} from '@/components/rule/use-version-draft';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { readMechanic } from '@/lib/domain/mechanics/mechanic-flaws';
import { draftMechanic, editMechanic, withdrawMechanic } from '../../actions';

/** A version of a mechanic as it is edited. */
export type EditedMechanic = EditedVersion<MechanicJson>;

type Given = {
  readonly ruleId: number;
  readonly drawnOf: object;
  readonly kept: EditedMechanic;
  readonly handle: DraftHandle;
  readonly inReview: DraftHandle;
  /** What holds, to go back to when the draft is reset. */
  readonly held: EditedMechanic;
  /** Under which what is typed and not saved is kept in this browser. */
  readonly typedKey: string;
  readonly isReadOnly: boolean;
};

const ACTIONS: DraftActions = {
  draft: draftMechanic,
  edit: editMechanic,
  withdraw: withdrawMechanic,
};
const flawsOf = (definition: MechanicJson) => readMechanic(definition).flaws;

/** The draft of a mechanic: typed, kept, refused. */
export function useMechanicDraft(given: Given) {
  // The checklist and the head tell whose draft it is.
  const { refresh: onBegun } = useRouter();
  return useVersionDraft({ ...given, flawsOf, actions: ACTIONS, onBegun });
}

export type MechanicDraft = ReturnType<typeof useMechanicDraft>;
