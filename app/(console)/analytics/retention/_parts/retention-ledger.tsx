import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { AverageColumn, RetentionResult } from '@/lib/domain/analytics/retention-result';
import { formatMonth } from '@/lib/format/dates';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { pointsText } from './points';

type Props = { readonly result: RetentionResult; readonly address: ReportAddress };

/** Months after the first purchase that are told at the head of the page. */
const OFFSETS = [1, 3, 6, 12] as const;

/** First purchases, and the share that is back after one, three, six and twelve months. */
export function RetentionLedger({ result, address }: Props) {
  const { t, locale, none, count, share } = useReportWords(result.currency);
  const { facts, tables } = result;
  const noteOf = (column: AverageColumn | undefined) => {
    if (!column) return t('retention.notYet');
    const { customersShare: now, customersShareYearBefore: before } = column;
    if (now === null || before === null) return t('retention.noBefore');
    return (
      <Change meaning={now < before ? 'bad' : 'good'}>
        {t('retention.was', {
          change: pointsText(now, before, locale, none),
          before: share(before),
        })}
      </Change>
    );
  };
  return (
    <LedgerStrip
      label={t('retention.ledger')}
      figures={[
        {
          id: 'started',
          label: t('retention.started'),
          value: count(facts.customers),
          note: t('retention.startedNote', {
            from: formatMonth(facts.from, locale),
            to: formatMonth(facts.to, locale),
          }),
          href: cellHref(address, 'all'),
        },
        ...OFFSETS.map((offset) => {
          const column = tables.average.find((one) => one.offset === offset);
          return {
            id: `m${offset}`,
            label: t('retention.backIn', { offset: String(offset) }),
            value: share(column?.customersShare ?? null),
            note: noteOf(column),
            ...(column ? { href: cellHref(address, `m${offset}`) } : {}),
          };
        }),
      ]}
    />
  );
}
