import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';

const TERMS = [
  ['cohort', 'cohortText'],
  ['retained', 'retainedText'],
  ['revenue', 'revenueText'],
  ['average', 'averageText'],
  ['yearBefore', 'yearBeforeText'],
  ['filters', 'filtersText'],
  ['leftOut', 'leftOutText'],
] as const;

/** How cohorts, retention and the average are computed. */
export function RetentionHow({ minCohort }: { readonly minCohort: number }) {
  const t = useTranslations('analytics.retention.how');
  const min = String(minCohort);
  return (
    <HowList entries={TERMS.map(([term, text]) => ({ term: t(term), text: t(text, { min }) }))} />
  );
}
