import { useTranslations } from 'next-intl';
import { CardTypeMark } from '@/components/card/card-look';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ListedBatch } from '@/lib/domain/cards/batch-page';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { BatchStateMark } from './batch-state';

type Props = {
  readonly batches: readonly ListedBatch[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** Batches, the latest first. */
export function BatchTable({ batches, zone }: Props) {
  const t = useTranslations('cardStock');
  const { locale } = zone;
  return (
    <DataTable
      caption={t('title')}
      rows={batches}
      rowKey={({ batchId }) => String(batchId)}
      rowHref={({ batchId }) => `/cards/batches/${batchId}`}
      empty={<EmptyState title={t('none')} text={t('noneText')} />}
      columns={[
        { id: 'code', header: t('columns.code'), cell: ({ code }) => code },
        {
          id: 'type',
          header: t('columns.type'),
          isSecondary: true,
          cell: ({ type }) => (
            <CardTypeMark look={type.look} name={locale === 'ru' ? type.nameRu : type.nameEn} />
          ),
        },
        {
          id: 'state',
          header: t('columns.state'),
          cell: ({ state }) => <BatchStateMark state={state} />,
        },
        {
          id: 'quantity',
          header: t('columns.quantity'),
          isNumeric: true,
          cell: ({ quantity }) => formatCount(quantity, locale),
        },
        {
          id: 'produced',
          header: t('columns.produced'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ produced }) => formatCount(produced, locale),
        },
        {
          id: 'created',
          header: t('columns.created'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ createdAt }) => formatMoment(createdAt, zone),
        },
      ]}
    />
  );
}
