'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { showToast } from '@/components/ui/toast-store';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { saveRfmModel } from '../actions';
import {
  cutOf,
  type DraftContext,
  draftOf,
  keptGroups,
  type ModelDraft,
  NEW_MODEL,
} from './model-draft';

const isSame = (one: ModelDraft, other: ModelDraft) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * A model as it is being written, over the version that was on screen when it began; `begin` is what a new one begins with. `theirs` is a
 * version that somebody saved meanwhile: nothing is saved before one of the two is chosen.
 */
export function useModelDraft(
  model: ListedModel | null,
  { begin, context }: { begin: Pick<ListedModel, 'cut' | 'groups'> | null; context: DraftContext },
) {
  const t = useTranslations('rfmModels');
  const router = useRouter();
  const [base, setBase] = useState(model);
  // A copy takes what the other says, not how it is named.
  const { cut: beginCut, groups: beginGroups } = begin ?? NEW_MODEL;
  const shown = (of: ListedModel | null) =>
    draftOf(of ?? { ...NEW_MODEL, cut: beginCut, groups: beginGroups }, context);
  const [draft, setDraft] = useState(() => shown(model));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const isDirty = !isSame(draft, shown(base));
  const isNewer = model !== null && base !== null && model.version > base.version;
  const theirs = isNewer && isDirty && !isSame(draft, shown(model)) ? model : null;
  if (isNewer && theirs === null) {
    setBase(model);
    setDraft(shown(model));
  }
  const cut = cutOf(draft, context);
  const save = () =>
    startTransition(async () => {
      if (cut === null) return;
      const seen = base && { modelId: base.modelId, version: base.version };
      const groups = keptGroups(draft, context);
      const answer = await saveRfmModel({
        name: draft.name,
        cut,
        groups,
        seen,
      }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (!answer?.ok) {
        router.refresh();
        return;
      }
      const { modelId, version } = answer.value;
      showToast({ title: t('saved', { version }) });
      if (base === null) {
        router.push(`/analytics/rfm/models/${modelId}`);
        return;
      }
      const saved = { ...base, name: draft.name.trim(), cut, groups, version };
      setBase(saved);
      setDraft(shown(saved));
      router.refresh();
    });
  const over = (draftToKeep: ModelDraft) => {
    if (theirs === null) return;
    setBase(theirs);
    setDraft(draftToKeep);
    setRefusal(undefined);
  };
  return {
    draft,
    set: (change: Partial<ModelDraft>) => setDraft({ ...draft, ...change }),
    cut,
    refusal,
    isPending,
    isDirty,
    isComplete:
      draft.name.trim() !== '' &&
      cut !== null &&
      draft.groups.length > 0 &&
      draft.groups.every(({ name }) => name.trim() !== ''),
    theirs,
    save,
    takeTheirs: () => theirs && over(shown(theirs)),
    keepMine: () => over(draft),
  };
}

export type ModelDraftState = ReturnType<typeof useModelDraft>;
