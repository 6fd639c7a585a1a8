import type { HeatFootRow, HeatTotal } from '@/components/chart/heat-types';
import { Change } from '@/components/ui/change';
import { TextLink } from '@/components/ui/text-link';
import type { AverageColumn, RetentionResult } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { measured, measuredBefore, measuredChange, measuredText } from './measures';

type Options = {
  readonly metric: RetentionMetric;
  readonly offsets: readonly number[];
  readonly address: ReportAddress;
};

/** The weighted average, the same a year before, and the difference in points. */
export function useCohortFoot(
  { currency, tables }: RetentionResult,
  { metric, offsets, address }: Options,
): readonly HeatFootRow[] {
  const words = useReportWords(currency);
  const { t, none, count } = words;
  const now = (column: AverageColumn) => measured(metric, column);
  const before = (column: AverageColumn) => measuredBefore(metric, column);
  // Period 0 is everybody, this year and the last; of receipts it says something.
  const isGiven = (column: AverageColumn) => column.offset === 0 && metric !== 'receipts';
  const columns = offsets.map((offset) => tables.average.find((one) => one.offset === offset));
  const row = (text: (column: AverageColumn) => HeatTotal): readonly (HeatTotal | null)[] =>
    columns.map((column) => (column ? text(column) : { value: none }));
  return [
    {
      id: 'weighted',
      label: t('retention.weighted'),
      lead: count(tables.average[0]?.cohortSize ?? 0),
      isStrong: true,
      cells: row((column) => ({
        value: (
          <TextLink
            href={cellHref(address, `m${column.offset}`)}
            scroll={false}
            className="text-inherit no-underline hover:underline"
          >
            {measuredText(metric, now(column), words)}
          </TextLink>
        ),
      })),
    },
    {
      id: 'yearBefore',
      label: t('retention.yearBefore'),
      cells: row((column) => ({ value: measuredText(metric, before(column), words) })),
    },
    {
      id: 'difference',
      label: t('retention.difference', { metric }),
      cells: row((column) => {
        if (isGiven(column)) return { value: none };
        const text = measuredChange(metric, [now(column), before(column)], words);
        const isWorse = (now(column) ?? 0) < (before(column) ?? 0);
        const meaning = text === none ? 'neutral' : isWorse ? 'bad' : 'good';
        return { value: <Change meaning={meaning}>{text}</Change> };
      }),
    },
  ];
}
