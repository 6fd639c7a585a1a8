import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import { cellHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { TiersFrame } from './tiers-frame';
import type { TiersPart } from './tiers-part';

/** What members spent before and after a move, with the interval of the change and what it does not say. */
export function AroundTable({ result, address, cell }: TiersPart) {
  const { t, count, none, whole } = useReportWords(result.currency);
  const interval = (low: bigint | null, high: bigint | null) =>
    low === null || high === null ? t('tiers.tooFew') : `${whole(low)} … ${whole(high)}`;
  return (
    <TiersFrame result={result} address={address} table="around" note={t('tiers.aroundNote')}>
      <SimpleTable
        caption={t('tables.tiers.around')}
        rows={result.tables.around}
        rowKey={({ direction }) => direction}
        isCurrent={({ direction }) => cell === `around-${direction}`}
        columns={[
          {
            id: 'direction',
            header: t('columns.direction'),
            cell: ({ direction }) => t(`tiers.${direction}`),
          },
          {
            id: 'customers',
            header: t('columns.customers'),
            isNumeric: true,
            cell: ({ direction, customers }) =>
              customers === 0 ? (
                none
              ) : (
                <TextLink
                  href={cellHref(address, `around-${direction}`)}
                  scroll={false}
                  className="text-ink no-underline hover:underline"
                >
                  {count(customers)}
                </TextLink>
              ),
          },
          {
            id: 'before',
            header: t('columns.spendBefore'),
            isNumeric: true,
            cell: (row) => whole(row.spendBeforeMinor),
          },
          {
            id: 'after',
            header: t('columns.spendAfter'),
            isNumeric: true,
            cell: (row) => whole(row.spendAfterMinor),
          },
          {
            id: 'change',
            header: t('columns.change'),
            isNumeric: true,
            cell: (row) => whole(row.changeMinor),
          },
          {
            id: 'interval',
            header: t('tiers.interval'),
            isNumeric: true,
            isQuiet: true,
            cell: (row) => interval(row.changeLowMinor, row.changeHighMinor),
          },
        ]}
      />
      <p className="mt-2 max-w-prose text-sm text-ink-2">{t('tiers.notCause')}</p>
    </TiersFrame>
  );
}
