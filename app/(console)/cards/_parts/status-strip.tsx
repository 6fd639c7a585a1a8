import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';
import type { CardCounts } from '@/lib/domain/cards/card-list';
import { CARD_STATUSES, type CardStatus } from '@/lib/domain/cards/states';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { formatCount } from '@/lib/format/numbers';
import { cardsHref } from './list-address';

type Props = {
  readonly counts: CardCounts;
  readonly current: CardStatus | undefined;
  readonly parameters: AddressParameters;
};

/** Cards by state: a ledger of all of them, and the filter by state at once. */
export function StatusStrip({ counts, current, parameters }: Props) {
  const t = useTranslations('cardList');
  const cards = useTranslations('cards.status');
  const locale = useLocale();
  const all = CARD_STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const figures = [
    { status: undefined, label: t('all'), cards: all },
    ...CARD_STATUSES.map((status) => ({ status, label: cards(status), cards: counts[status] })),
  ];
  return (
    <nav aria-label={t('byStatus')} className="mb-3.5 border-y">
      <ul className="grid grid-cols-3 shell:grid-cols-[1.25fr_repeat(8,1fr)]">
        {figures.map(({ status, label, cards: count }) => {
          const isCurrent = status === current;
          return (
            <li key={status ?? 'all'} className="min-w-0 border-l first:border-l-0">
              <NextLink
                prefetch={false}
                href={cardsHref(parameters, { status: status ?? null, card: null })}
                aria-current={isCurrent ? 'page' : undefined}
                className={cx(
                  'block px-3 py-2 hover:bg-hover',
                  isCurrent && 'shadow-[inset_0_-2px_0_var(--seal)]',
                )}
              >
                <span
                  className={cx('block truncate text-xs', isCurrent ? 'text-ink' : 'text-ink-3')}
                >
                  {label}
                </span>
                <span className="text-lg font-[550] tabular-nums">
                  {formatCount(count, locale)}
                </span>
              </NextLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
