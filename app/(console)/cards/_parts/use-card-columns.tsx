import { useLocale, useTranslations } from 'next-intl';
import { CardStatusMark } from '@/components/card/card-status';
import type { Column } from '@/components/table/column';
import { TierMark } from '@/components/ui/tier-mark';
import type { ListedCard } from '@/lib/domain/cards/card-list';
import { spelledCard } from '@/lib/domain/members/contact-masks';
import { formatMoment } from '@/lib/format/dates';

/** What the list tells of a card. */
export function useCardColumns(timeZone: string): readonly Column<ListedCard>[] {
  const t = useTranslations('cardList');
  const happened = useTranslations('cards.happened');
  const locale = useLocale();
  return [
    {
      id: 'number',
      header: t('columns.number'),
      cell: ({ number, member: { name, code } }) => (
        <span>
          <span className="whitespace-nowrap tabular-nums">{spelledCard(number)}</span>
          {/* The column of members is hidden on a phone: whose card it is stands below its number. */}
          <span className="hidden text-xs font-normal text-ink-2 max-sm:block">{name || code}</span>
        </span>
      ),
    },
    {
      id: 'type',
      header: t('columns.type'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ type }) => (type === null ? t('none') : locale === 'ru' ? type.nameRu : type.nameEn),
    },
    {
      id: 'status',
      header: t('columns.status'),
      cell: ({ status, blockReason }) => (
        <span className="block max-sm:py-1 max-sm:[&_.status]:h-auto max-sm:[&_.status]:min-h-5 max-sm:[&_.status]:whitespace-normal">
          <CardStatusMark status={status} blockReason={blockReason} />
        </span>
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
              shape={tier.shape}
              colour={tier.colour}
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
  ];
}
