import type { useTranslations } from 'next-intl';
import type { SavedView } from '@/lib/domain/views/saved-view';
import { viewHref } from '@/lib/domain/views/view-query';
import type { MenuEntry, MenuGroup } from '../ui/menu';

type Words = ReturnType<typeof useTranslations<'views'>>;

type Place = {
  readonly page: string;
  readonly views: readonly SavedView[];
  readonly present: string;
  readonly chosen: SavedView | null;
  readonly isChanged: boolean;
};

/** Views to choose from: none, one's own, and what others share. */
export function choiceGroups({ page, views, chosen }: Place, t: Words): MenuGroup[] {
  const entryOf = (view: SavedView): MenuEntry => {
    const note = view.isOwn
      ? view.isShared
        ? t('sharedByYou')
        : undefined
      : t('sharedBy', { name: view.ownerName });
    return {
      id: String(view.viewId),
      label: view.name,
      href: viewHref(page, view),
      isCurrent: view.viewId === chosen?.viewId,
      ...(note === undefined ? {} : { note }),
    };
  };
  const bare = { id: 'none', label: t('none'), href: page, isCurrent: chosen === null };
  return [
    { id: 'none', entries: [bare] },
    { id: 'own', label: t('own'), entries: views.filter(({ isOwn }) => isOwn).map(entryOf) },
    { id: 'shared', label: t('shared'), entries: views.filter(({ isOwn }) => !isOwn).map(entryOf) },
  ];
}

type Acts = {
  readonly onSave: () => void;
  readonly onRename: (view: SavedView) => void;
  readonly onReplace: (view: SavedView) => void;
  readonly onShare: (view: SavedView) => void;
  readonly onArchive: (view: SavedView) => void;
};

/** What can be done with the page as it stands, and with the view that was chosen. */
export function actionGroups(place: Place, acts: Acts, t: Words): MenuGroup[] {
  const { page, present, chosen, isChanged } = place;
  const save: MenuEntry = {
    id: 'save',
    label: t('actions.save'),
    onSelect: acts.onSave,
    ...(present === '' ? { disabledReason: t('nothing') } : {}),
  };
  if (chosen === null) return [{ id: 'page', entries: [save] }];
  const { name, ownerName, mayChange, isShared } = chosen;
  const back: MenuEntry = {
    id: 'back',
    label: t('actions.back', { name }),
    href: viewHref(page, chosen),
  };
  const replace: MenuEntry = {
    id: 'replace',
    label: t('actions.replace', { name }),
    onSelect: () => acts.onReplace(chosen),
  };
  const changes = isChanged ? [...(mayChange ? [replace] : []), back] : [];
  const own: MenuEntry[] = [
    { id: 'rename', label: t('actions.rename'), onSelect: () => acts.onRename(chosen) },
    {
      id: 'share',
      label: t(isShared ? 'actions.unshare' : 'actions.share'),
      onSelect: () => acts.onShare(chosen),
    },
    { id: 'archive', label: t('actions.archive'), onSelect: () => acts.onArchive(chosen) },
  ];
  const refused: MenuEntry = {
    id: 'refused',
    label: t('actions.rename'),
    disabledReason: t('notYours', { name: ownerName }),
  };
  return [
    { id: 'page', entries: [...changes, save] },
    { id: 'view', label: name, entries: mayChange ? own : [refused] },
  ];
}
