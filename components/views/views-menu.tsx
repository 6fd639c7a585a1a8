'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SavedView } from '@/lib/domain/views/saved-view';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { Menu } from '../ui/menu';
import { showToast } from '../ui/toast-store';
import { useChosenView } from './use-chosen-view';
import { useViewActs } from './use-view-acts';
import type { ViewActions } from './view-actions';
import { ViewButton } from './view-button';
import { ViewDialog } from './view-dialog';
import { actionGroups, choiceGroups } from './view-entries';

export type ViewsProps = {
  /** Address of the page, without parameters. */
  readonly page: string;
  readonly views: readonly SavedView[];
  readonly actions: ViewActions;
};

type Asked = { readonly kind: 'save' } | { readonly kind: 'rename'; readonly view: SavedView };

/** All that can be done with the views of a page. Loaded with the first click, and then open. */
export default function ViewsMenu({ page, views, actions }: ViewsProps) {
  const t = useTranslations('views');
  const router = useRouter();
  const words = useRefusalWords();
  const [asked, setAsked] = useState<Asked>();
  const { parameters, present, chosen, isChanged } = useChosenView(page, views);
  const place = { page, views, present, chosen, isChanged };
  const show = (viewId: number | null) => {
    const next = new URLSearchParams(parameters);
    if (viewId === null) next.delete('view');
    else next.set('view', String(viewId));
    router.replace(next.size === 0 ? page : `${page}?${next}`, { scroll: false });
  };
  const view = useViewActs({ actions, present, onGone: () => show(null) });
  const acts = {
    onSave: () => setAsked({ kind: 'save' }),
    onRename: (named: SavedView) => setAsked({ kind: 'rename', view: named }),
    onReplace: view.replace,
    onShare: view.share,
    onArchive: view.archive,
  };
  const answer = async (given: { readonly name: string; readonly isShared: boolean }) => {
    const { name } = given;
    const said =
      asked?.kind === 'rename'
        ? await actions.rename({ viewId: asked.view.viewId, version: asked.view.version, name })
        : await actions.save({ page, query: present, ...given });
    if (!said.ok) return said;
    setAsked(undefined);
    if (asked?.kind === 'save') show(said.value.viewId);
    showToast({ title: t(asked?.kind === 'rename' ? 'done.renamed' : 'done.saved', { name }) });
    return said;
  };
  const message = view.refusal?.code === 'already_exists' ? t('nameTaken') : words(view.refusal);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Menu
        align="start"
        isOpenAtFirst
        groups={[...choiceGroups(place, t), ...actionGroups(place, acts, t)]}
        trigger={
          <ViewButton
            viewName={chosen?.name ?? null}
            isChanged={isChanged}
            aria-busy={view.isPending}
          />
        }
      />
      <FormError message={message} />
      {asked !== undefined && (
        <ViewDialog
          kind={asked.kind}
          name={asked.kind === 'rename' ? asked.view.name : ''}
          onClose={() => setAsked(undefined)}
          act={answer}
        />
      )}
    </div>
  );
}
