import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';

const TERMS = [
  'cohort',
  'period',
  'retained',
  'revenue',
  'receipts',
  'average',
  'yearBefore',
  'filters',
  'leftOut',
] as const;

/** How cohorts, retention and the average are computed. */
export function RetentionHow({ facts }: { readonly facts: RetentionResult['facts'] }) {
  const t = useTranslations('analytics.retention.how');
  const { grain, start, minCohort } = facts;
  const given = { grain, start, min: String(minCohort) };
  return (
    <HowList
      metric="retention"
      entries={TERMS.map((term) => ({ term: t(term), text: t(`${term}Text`, given) }))}
    />
  );
}
