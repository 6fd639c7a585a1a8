'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { actsHere } from './acts-here';
import { matchesName } from './search-text';
import type { ShellItem } from './shell-types';
import { useMemberSearch } from './use-member-search';

type Props = {
  readonly items: readonly ShellItem[];
  readonly canSearchMembers: boolean;
  readonly onClose: () => void;
};

type Entry = {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly run: () => void;
};
type Group = { readonly value: string; readonly items: readonly Entry[] };

/** Goes anywhere by a few letters: what can be done with what is open and pages, in either language and keyboard layout; members from three characters. */
export default function Palette({ items, canSearchMembers, onClose }: Props) {
  const t = useTranslations('shell.palette');
  const router = useRouter();
  const [query, setQuery] = useState('');
  const found = useMemberSearch(query, canSearchMembers);
  const [here] = useState(actsHere);
  const fits = ({ names }: { readonly names: readonly string[] }) =>
    query.trim() === '' || matchesName(query, names);
  const to = (href: string) => () => router.push(href);
  const pages = items
    .filter(fits)
    .map(({ id, label, groupLabel, href }) => ({ id, label, detail: groupLabel, run: to(href) }));
  const members = found.members.map(({ href, name, detail }) => ({
    id: href,
    label: name,
    detail,
    run: to(href),
  }));
  const groups: Group[] = [
    { value: t('here'), items: here.filter(fits) },
    { value: t('members'), items: members },
    { value: t('pages'), items: pages },
  ].filter((group) => group.items.length > 0);
  const open = (entry: Entry) => {
    onClose();
    entry.run();
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_172/0.4)]" />
        <Dialog.Popup
          aria-label={t('title')}
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[560px] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col overflow-hidden rounded-panel border border-line-strong bg-raised text-ink shadow-float outline-none"
        >
          <Autocomplete.Root
            inline
            open
            items={groups}
            filter={null}
            autoHighlight="always"
            keepHighlight
            value={query}
            onValueChange={(next, details) => {
              if (details.reason !== 'item-press') setQuery(next);
            }}
            itemToStringValue={(entry: Entry) => entry.label}
          >
            <div className="flex h-12 items-center gap-3 border-b px-4">
              <Icon of={Search} className="shrink-0 text-ink-3" />
              <Autocomplete.Input
                aria-label={t('title')}
                placeholder={t('placeholder')}
                className="h-full min-w-0 flex-1 bg-transparent text-[16px] outline-none"
              />
              <Kbd>{'Esc'}</Kbd>
            </div>
            <Autocomplete.List className="min-h-0 overflow-auto p-1.5">
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: Entry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        onClick={() => open(entry)}
                        className="flex min-h-8 cursor-default items-center gap-3 rounded-control px-2.5 py-1 outline-none select-none data-highlighted:bg-primary-soft touch:min-h-11"
                      >
                        <span className="min-w-0 truncate font-medium">{entry.label}</span>
                        <span className="ml-auto shrink-0 truncate text-xs text-ink-2">
                          {entry.detail}
                        </span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Status className="border-t px-4 py-2 text-xs text-ink-3">
              {found.failed ? t('failed') : <PaletteStatus query={query} groups={groups} />}
            </Autocomplete.Status>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteStatus({
  query,
  groups,
}: {
  readonly query: string;
  readonly groups: readonly Group[];
}) {
  const t = useTranslations('shell.palette');
  if (query.trim() === '') return t('type');
  if (groups.length === 0) return t('none', { query });
  return t('count', { count: groups.reduce((sum, group) => sum + group.items.length, 0) });
}
