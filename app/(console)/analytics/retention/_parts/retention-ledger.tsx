import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { AverageColumn, RetentionResult } from '@/lib/domain/analytics/retention-result';
import { formatMonth } from '@/lib/format/dates';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { measuredChange } from './measures';

type Props = { readonly result: RetentionResult; readonly address: ReportAddress };

/** Periods after the one they began in that are told at the head of the page. */
const OFFSETS = {
  week: [1, 4, 8, 12],
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4, 8],
} as const;

/** Who began, and the share that is back after four of the periods. */
export function RetentionLedger({ result, address }: Props) {
  const words = useReportWords(result.currency);
  const { t, locale, count, share } = words;
  const { facts, tables } = result;
  const { grain, start } = facts;
  const noteOf = (column: AverageColumn | undefined) => {
    if (!column) return t('retention.notYet', { grain });
    const { customersShare: now, customersShareYearBefore: before } = column;
    if (now === null || before === null) return t('retention.noBefore');
    return (
      <Change meaning={now < before ? 'bad' : 'good'}>
        {t('retention.was', {
          change: measuredChange('share', [now, before], words),
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
          label: t('retention.started', { start }),
          value: count(facts.customers),
          note: t('retention.startedNote', {
            from: formatMonth(facts.from, locale),
            to: formatMonth(facts.to, locale),
          }),
          href: cellHref(address, 'all'),
        },
        ...OFFSETS[grain].map((offset) => {
          const column = tables.average.find((one) => one.offset === offset);
          return {
            id: `m${offset}`,
            label: t('retention.backIn', { grain, start, offset: String(offset) }),
            value: share(column?.customersShare ?? null),
            note: noteOf(column),
            ...(column ? { href: cellHref(address, `m${offset}`) } : {}),
          };
        }),
      ]}
    />
  );
}
