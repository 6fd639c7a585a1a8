import { useLocale, useTranslations } from 'next-intl';
import { CardStatusMark } from '@/components/card/card-status';
import { DataTable } from '@/components/table/data-table';
import { TierMark } from '@/components/ui/tier-mark';
import type { ListedCard } from '@/lib/domain/cards/card-list';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import type { AddressParameters } from '@/lib/domain/members/list-filters';
import { formatMoment } from '@/lib/format/dates';
import { cardsHref } from './list-address';

type Props = {
  readonly cards: readonly ListedCard[];
  readonly opened: number | null;
  readonly parameters: AddressParameters;
  readonly timeZone: string;
};

/** Cards in rows; a row opens its card beside the list. */
export function CardsTable({ cards, opened, parameters, timeZone }: Props) {
  const t = useTranslations('cardList');
  const happened = useTranslations('cards.happened');
  const locale = useLocale();
  return (
    <DataTable
      caption={t('title')}
      rows={cards}
      rowKey={({ cardId }) => String(cardId)}
      rowHref={({ cardId }) => cardsHref(parameters, { card: String(cardId) }, true)}
      isCurrent={({ cardId }) => cardId === opened}
      columns={[
        {
          id: 'number',
          header: t('columns.number'),
          cell: ({ number }) => <span className="tabular-nums">{spelledCard(number)}</span>,
        },
        {
          id: 'type',
          header: t('columns.type'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ type }) =>
            type === null ? t('none') : locale === 'ru' ? type.nameRu : type.nameEn,
        },
        {
          id: 'status',
          header: t('columns.status'),
          cell: ({ status, blockReason }) => (
            <CardStatusMark status={status} blockReason={blockReason} />
          ),
        },
        {
          id: 'batch',
          header: t('columns.batch'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ batchCode }) => batchCode ?? t('none'),
        },
        {
          id: 'member',
          header: t('columns.member'),
          isSecondary: true,
          cell: ({ member: { name, code, tier } }) =>
            tier === null ? (
              name || code
            ) : (
              <span className="inline-flex items-center gap-1.5">
                <TierMark
                  rank={tier.step}
                  name={locale === 'ru' ? tier.nameRu : tier.nameEn}
                  markOnly
                />
                {name || code}
              </span>
            ),
        },
        {
          id: 'event',
          header: t('columns.event'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ lastOperation }) =>
            lastOperation === null
              ? t('none')
              : lastOperation === 'expire'
                ? t('validityEnded')
                : lastOperation === 'moveWithMember'
                  ? t('movedWithMember')
                  : happened(lastOperation),
        },
        {
          id: 'when',
          header: t('columns.when'),
          isSecondary: true,
          isQuiet: true,
          sorted: 'descending',
          cell: ({ changedAt }) => formatMoment(changedAt, { locale, timeZone }),
        },
      ]}
    />
  );
}
