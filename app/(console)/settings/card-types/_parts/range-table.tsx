import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import type { Locale } from '@/lib/domain/access/preferences';
import type { NumberRange } from '@/lib/domain/cards/card-type-page';
import { formatCount } from '@/lib/format/numbers';
import { CloseRange } from './close-range';

type Props = { readonly ranges: readonly NumberRange[]; readonly locale: Locale };

/** The numbers of a type, range by range, the latest first. */
export function RangeTable({ ranges, locale }: Props) {
  const t = useTranslations('cardTypes.ranges');
  return (
    <DataTable
      caption={t('title')}
      rows={ranges}
      rowKey={({ rangeId }) => String(rangeId)}
      empty={<p className="mb-3 text-sm text-ink-2">{t('none')}</p>}
      columns={[
        {
          id: 'numbers',
          header: t('numbers'),
          cell: ({ firstNumber, lastNumber }) => (
            <span className="num">{t('fromTo', { first: firstNumber, last: lastNumber })}</span>
          ),
        },
        {
          id: 'for',
          header: t('for'),
          isSecondary: true,
          cell: ({ storeName, partner }) =>
            storeName ?? (partner === '' ? t('everybody') : partner),
        },
        {
          id: 'left',
          header: t('left'),
          isNumeric: true,
          cell: ({ size, used }) =>
            t('leftOf', {
              left: formatCount(size - used, locale),
              size: formatCount(size, locale),
            }),
        },
        {
          id: 'close',
          header: <span className="sr-only">{t('close')}</span>,
          cell: ({ rangeId, isClosed }) =>
            isClosed ? (
              <span className="text-ink-3">{t('closed')}</span>
            ) : (
              <CloseRange rangeId={rangeId} />
            ),
        },
      ]}
    />
  );
}
