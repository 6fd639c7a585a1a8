'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { matchesName } from '@/components/shell/search-text';
import type { NamedList } from '@/lib/domain/segments/segment-page';

type Props = {
  readonly chosen: NamedList | undefined;
  readonly onChoose: (list: NamedList) => void;
};

/** More are found by their name. */
const DRAWN = 50;

/** One of the lists in use, found by its name in either layout of the keyboard. */
export function ListChoice({ chosen, onChoose }: Props) {
  const t = useTranslations('memberSelection');
  const [lists, setLists] = useState<readonly NamedList[] | null>();
  const [search, setSearch] = useState('');
  useEffect(() => {
    const ended = new AbortController();
    const load = async () => {
      const response = await fetch('/api/internal/segments/lists', { signal: ended.signal });
      setLists(response.ok ? await response.json() : null);
    };
    load().catch(() => !ended.signal.aborted && setLists(null));
    return () => ended.abort();
  }, []);
  if (lists === null) return <p className="text-sm text-danger-text">{t('failed')}</p>;
  if (lists === undefined) return <p className="text-sm text-ink-2">{t('loading')}</p>;
  if (lists.length === 0) return <p className="text-sm text-ink-2">{t('noLists')}</p>;
  const found = lists.filter(({ name }) => matchesName(search, [name]));
  return (
    <div className="flex flex-col gap-2">
      <TextInput
        label={t('search')}
        type="search"
        required
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        // Enter would send the form while one is still looking.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <fieldset className="flex max-h-56 min-w-0 flex-col overflow-y-auto">
        <legend className="sr-only">{t('known')}</legend>
        {found.slice(0, DRAWN).map((list) => (
          <label
            key={list.segmentId}
            className="flex items-center gap-2 py-1 break-words touch:min-h-11"
          >
            <input
              type="radio"
              name="list"
              checked={chosen?.segmentId === list.segmentId}
              onChange={() => onChoose(list)}
              className="size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0">{list.name}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="text-xs text-ink-2">
        {t('found', { count: found.length })}
      </p>
    </div>
  );
}
