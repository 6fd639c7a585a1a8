'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { matchesName } from '../shell/search-text';
import type { FilterDefinition } from './filter-types';

/** Lists longer than this can be searched. */
const SEARCHED_FROM = 12;

/**
 * The choices of a filter; a long list is searched by name, in either layout of the keyboard. Choices that are not found are
 * hidden and stay as they are: what was ticked is applied.
 */
export function FilterChoices({ definition }: { readonly definition: FilterDefinition }) {
  const t = useTranslations('common.filter');
  const { kind, label, value = '', options = [] } = definition;
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const chosen = new Set(kind === 'choices' ? value.split(',') : [value]);
  const found = options.map((option) => matchesName(search, [option.label]));
  const tickFirst = (event: KeyboardEvent) => {
    // Enter applies the filter; within a search it takes the first that is found.
    if (event.key !== 'Enter' || search.trim() === '') return;
    event.preventDefault();
    list.current?.querySelector<HTMLInputElement>('label:not([hidden]) input')?.click();
    setSearch('');
  };
  return (
    <>
      {options.length > SEARCHED_FROM && (
        <input
          type="search"
          aria-label={t('search', { name: label })}
          placeholder={t('searchPlaceholder')}
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={tickFirst}
          className="h-8 w-full rounded-control border border-line-strong bg-raised px-2.5 touch:h-11 touch:text-[16px]"
        />
      )}
      <div ref={list} className="flex max-h-64 flex-col overflow-auto">
        {options.map((option, index) => (
          <label
            key={option.value}
            hidden={found[index] !== true}
            className="flex items-center gap-2 py-1 [&[hidden]]:hidden touch:min-h-11"
          >
            <input
              type={kind === 'choice' ? 'radio' : 'checkbox'}
              name="value"
              value={option.value}
              defaultChecked={chosen.has(option.value)}
              className="size-4 shrink-0 accent-primary"
            />
            {option.label}
          </label>
        ))}
      </div>
      {search.trim() !== '' && (
        <p role="status" className="text-xs text-ink-2">
          {t('found', { count: found.filter(Boolean).length })}
        </p>
      )}
    </>
  );
}
