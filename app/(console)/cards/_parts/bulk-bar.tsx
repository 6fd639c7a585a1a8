'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { BULK_ACTIONS, BULK_MAX, type MatchingCards } from '@/lib/domain/cards/bulk';
import { formatCount } from '@/lib/format/numbers';
import { BulkDialog } from './bulk-dialog';

type Props = {
  /** The filters of the list, as the address has them. */
  readonly query: string;
  /** Cards that fit them. */
  readonly matching: number;
};

/** What can be done with the selected cards; nothing while none is. */
export function BulkBar({ query, matching }: Props) {
  const t = useTranslations('cardList.bulk');
  const locale = useLocale();
  const { rows, set, clear } = useSelection();
  const [hasFailed, setHasFailed] = useState(false);
  const [isPending, startTransition] = useTransition();
  const count = rows.size;
  const selectAll = () =>
    startTransition(async () => {
      const response = await fetch(`/api/internal/cards/matching?${query}`).catch(() => null);
      setHasFailed(response?.ok !== true);
      if (response?.ok !== true) return;
      const found: MatchingCards = await response.json();
      set(
        found.cards.map(({ cardId, version }) => ({ id: cardId, version })),
        true,
      );
    });
  if (count === 0) return null;
  return (
    <section
      aria-label={t('title')}
      className="sticky top-0 z-20 mb-2 flex flex-wrap items-center gap-2 rounded-panel border border-line-strong bg-raised px-3 py-2"
    >
      <p role="status" className="mr-1 font-medium tabular-nums">
        {t('selected', { count })}
      </p>
      {matching > count && count < BULK_MAX && (
        <Button size="small" tone="quiet" onClick={selectAll} disabled={isPending}>
          {t(matching > BULK_MAX ? 'first' : 'all', {
            count: formatCount(Math.min(matching, BULK_MAX), locale),
          })}
        </Button>
      )}
      <Button size="small" tone="quiet" onClick={clear}>
        {t('clear')}
      </Button>
      <span className="flex-1" />
      {BULK_ACTIONS.map((action) => (
        <BulkDialog key={action} action={action} />
      ))}
      {hasFailed && <p className="w-full text-sm text-danger-text">{t('failed')}</p>}
    </section>
  );
}
