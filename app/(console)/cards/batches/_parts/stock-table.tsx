import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import type { Locale } from '@/lib/domain/access/preferences';
import type { StoreStock } from '@/lib/domain/cards/batch-page';
import { formatCount } from '@/lib/format/numbers';
import { EndAlert } from './end-alert';

type Props = {
  readonly stock: readonly StoreStock[];
  readonly locale: Locale;
  readonly mayManage: boolean;
};

/** What each store has of each type; what runs short stands first. */
export function StockTable({ stock, locale, mayManage }: Props) {
  const t = useTranslations('cardStock.stock');
  const typeName = ({ typeNameEn, typeNameRu }: StoreStock) =>
    locale === 'ru' ? typeNameRu : typeNameEn;
  return (
    <DataTable
      caption={t('title')}
      rows={stock}
      rowKey={({ storeId, cardTypeId }) => `${storeId}-${cardTypeId}`}
      empty={<p className="mb-3 text-sm text-ink-2">{t('none')}</p>}
      columns={[
        {
          id: 'store',
          header: t('store'),
          cell: (row) => (
            <>
              {row.storeName}
              {/* The column of types is hidden on a phone, where a button needs its place. */}
              <span className="hidden text-xs font-normal text-ink-2 max-sm:block">
                {typeName(row)}
              </span>
            </>
          ),
        },
        { id: 'type', header: t('type'), isSecondary: true, cell: typeName },
        {
          id: 'cards',
          header: t('cards'),
          isNumeric: true,
          cell: ({ cards }) => formatCount(cards, locale),
        },
        {
          id: 'threshold',
          header: t('threshold'),
          isSecondary: true,
          cell: ({ cards, threshold }) =>
            threshold === null ? (
              <span className="text-ink-3">{t('never')}</span>
            ) : (
              <Status tone={cards < threshold ? 'warning' : 'success'}>
                {t(cards < threshold ? 'short' : 'enough', { threshold })}
              </Status>
            ),
        },
        ...(mayManage
          ? [
              {
                id: 'end',
                header: <span className="sr-only">{t('end')}</span>,
                cell: ({ storeId, cardTypeId, threshold }: StoreStock) =>
                  threshold === null ? null : (
                    <EndAlert storeId={storeId} cardTypeId={cardTypeId} />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
