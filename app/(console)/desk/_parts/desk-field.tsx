'use client';

import { Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import type { DeskBoxState } from './use-desk-box';

/** The field itself: it keeps the keyboard, and names the row that is chosen below. */
export function DeskField({ box }: { readonly box: DeskBoxState }) {
  const t = useTranslations('desk');
  const field = useRef<HTMLInputElement>(null);
  const { id, typed, isOpen, chosen, type } = box;
  const takeOver = useEffectEvent(type);
  // What was typed while the page was still coming up stands in the field, and nobody was told.
  useEffect(() => {
    const before = field.current?.value ?? '';
    if (before !== '') takeOver(before);
  }, []);
  return (
    <div className="flex items-center gap-3 pr-2 pl-4">
      <Icon of={Search} size={20} className="shrink-0 text-ink-2" />
      <input
        ref={field}
        data-page-search
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen && chosen !== null ? box.optionId(chosen) : undefined}
        aria-autocomplete="list"
        aria-label={t('search')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t('search')}
        value={typed}
        onChange={(event) => box.type(event.target.value)}
        onKeyDown={box.onKeyDown}
        className="h-14 min-w-0 flex-1 bg-transparent text-figure font-medium outline-none placeholder:font-normal placeholder:text-ink-3 max-sm:text-[17px]"
      />
      <span aria-hidden="true" className="text-sm whitespace-nowrap text-ink-3 max-shell:hidden">
        {t('searchShort')}
      </span>
      <span aria-hidden="true" className="max-sm:hidden">
        <Kbd>{'/'}</Kbd>
      </span>
      {typed !== '' && (
        <IconButton
          label={t('clear')}
          icon={<Icon of={X} />}
          onClick={() => {
            box.type('');
            field.current?.focus();
          }}
        />
      )}
    </div>
  );
}
