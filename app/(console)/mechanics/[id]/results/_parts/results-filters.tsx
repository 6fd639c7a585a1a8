import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { RESULT_PARTS, RESULT_WINDOWS } from '@/lib/domain/mechanics/results/asked';
import type { ComparedResults } from '@/lib/domain/mechanics/results/results-page';
import { formatExact } from '@/lib/format/numbers';
import { useResultsWords } from './use-results-words';

const PER_PERCENT = 100;

/** What the results can be asked: days, parts, what is to be seen, what stays of revenue. */
export function ResultsFilters({ results }: { readonly results: ComparedResults }) {
  const { t, percent, locale } = useResultsWords(results.head.currency);
  const { asked, hasScores, leastBps, plannedLeastBps } = results;
  const inPoints = (bps: number) => formatExact(String(bps / PER_PERCENT), locale);
  const windowLabel = (days: (typeof RESULT_WINDOWS)[number]) =>
    days === 'since' ? t('window.since') : t('window.days', { days: Number(days) });
  const share = (bps: number) => percent(bps / 10_000, bps % PER_PERCENT === 0 ? 0 : 2);
  const filters: readonly FilterDefinition[] = [
    {
      ...{ key: 'days', label: t('filter.days'), kind: 'choice', fixed: true },
      value: asked.days,
      valueLabel: windowLabel(asked.days),
      options: RESULT_WINDOWS.map((value) => ({ value, label: windowLabel(value) })),
    },
    {
      ...{ key: 'by', label: t('filter.by'), kind: 'choice', fixed: true },
      value: asked.by,
      valueLabel: t(`by.${asked.by}`),
      options: RESULT_PARTS.filter((by) => by !== 'rfm' || hasScores).map((value) => ({
        value,
        label: t(`by.${value}`),
      })),
    },
    {
      ...{ key: 'least', label: t('filter.least'), kind: 'text', fixed: true },
      value: String(leastBps / PER_PERCENT),
      valueLabel:
        leastBps === plannedLeastBps
          ? inPoints(leastBps)
          : t('filter.notPlanned', {
              asked: inPoints(leastBps),
              planned: inPoints(plannedLeastBps),
            }),
    },
    {
      ...{ key: 'margin', label: t('filter.margin'), kind: 'text', fixed: true },
      value: String(asked.marginBps / PER_PERCENT),
      valueLabel: share(asked.marginBps),
    },
  ];
  return <FilterBar filters={filters} />;
}
