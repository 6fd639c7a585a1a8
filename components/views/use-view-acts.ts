'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import type { SavedView } from '@/lib/domain/views/saved-view';
import { showToast } from '../ui/toast-store';
import type { ViewActions, ViewAnswer } from './view-actions';

type Input = {
  readonly actions: ViewActions;
  /** The page as it stands, as a view would keep it. */
  readonly present: string;
  /** Forgets which view was chosen. */
  readonly onGone: () => void;
};

type Done = 'replaced' | 'shared' | 'unshared' | 'archived' | 'restored';

/** What is done with a view at once, each with its notice; why one was refused stays on the page. */
export function useViewActs({ actions, present, onGone }: Input) {
  const t = useTranslations('views');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const run = (work: () => ViewAnswer, told: { readonly done: Done; readonly name: string }) =>
    startTransition(async () => {
      const said = await work().catch(() => null);
      setRefusal(said?.ok ? undefined : (said?.error ?? NO_ANSWER));
      if (!said?.ok) return;
      const { viewId, version } = said.value;
      const title = t(`done.${told.done}`, { name: told.name });
      if (told.done !== 'archived') return showToast({ title });
      onGone();
      const restore = () => actions.archive({ viewId, version, isArchived: false });
      showToast({ title, undo: () => run(restore, { done: 'restored', name: told.name }) });
    });
  return {
    refusal,
    isPending,
    replace: ({ viewId, version, name }: SavedView) =>
      run(() => actions.replace({ viewId, version, query: present }), { done: 'replaced', name }),
    share: ({ viewId, version, isShared, name }: SavedView) =>
      run(() => actions.share({ viewId, version, isShared: !isShared }), {
        done: isShared ? 'unshared' : 'shared',
        name,
      }),
    archive: ({ viewId, version, name }: SavedView) =>
      run(() => actions.archive({ viewId, version, isArchived: true }), { done: 'archived', name }),
  };
}
