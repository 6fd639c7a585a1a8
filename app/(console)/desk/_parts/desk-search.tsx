'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { MEMBER_QUERY_MIN } from '@/components/shell/member-search';
import { useMemberSearch } from '@/components/shell/use-member-search';
import { Icon } from '@/components/ui/icon';
import { Kbd } from '@/components/ui/kbd';
import { DeskResults } from './desk-results';

/** The one field this page is for. Results open in the flow of the page; what is typed stays out of the address. */
export function DeskSearch() {
  const t = useTranslations('home.desk');
  const id = useId();
  const [query, setQuery] = useState('');
  const found = useMemberSearch(query, true);
  return (
    <search className="block min-w-0">
      <div className="rounded-panel border border-line-strong bg-surface focus-within:shadow-[0_0_0_1px_var(--focus)]">
        <div className="flex items-center gap-3 px-4">
          <Icon of={Search} />
          <input
            id={id}
            type="search"
            data-page-search
            autoComplete="off"
            spellCheck={false}
            aria-label={t('search')}
            aria-describedby={`${id}-hint`}
            placeholder={t('search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="h-14 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
          />
          <span aria-hidden="true" className="max-sm:hidden">
            <Kbd>{'/'}</Kbd>
          </span>
        </div>
        <DeskResults
          query={query.trim()}
          isAsked={query.trim().length >= MEMBER_QUERY_MIN}
          found={found}
        />
      </div>
      <p id={`${id}-hint`} className="mt-2 text-sm text-ink-2">
        {t('searchHint')}
      </p>
    </search>
  );
}
