import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';
import { MIN_COHORT_AGE_MONTHS, MIN_FINISHED_COHORTS } from '@/lib/domain/analytics/point-cohorts';

const BOOKS = [
  ['open', 'openText'],
  ['worth', 'worthText'],
  ['days', 'daysText'],
  ['groups', 'groupsText'],
  ['filters', 'filtersText'],
] as const;
const COHORTS = [
  ['cohort', 'cohortText'],
  ['spent', 'spentText'],
  ['chain', 'chainText'],
  ['interval', 'intervalText'],
  ['breakage', 'breakageText'],
] as const;
const LIFE = [
  ['replay', 'replayText'],
  ['own', 'ownText'],
  ['year', 'yearText'],
  ['bound', 'boundText'],
] as const;

type Entries = typeof BOOKS | typeof COHORTS | typeof LIFE;

function How({ entries }: { readonly entries: Entries }) {
  const t = useTranslations('analytics.points.how');
  const slots = { min: String(MIN_COHORT_AGE_MONTHS), finished: String(MIN_FINISHED_COHORTS) };
  return (
    <HowList
      metric={entries === LIFE ? 'points-life' : 'points'}
      entries={entries.map(([term, text]) => ({ term: t(term), text: t(text, slots) }))}
    />
  );
}

/** How what is open, moved and owed is counted. */
export function BooksHow() {
  return <How entries={BOOKS} />;
}

/** How months of earning are followed and what is expected of them. */
export function CohortsHow() {
  return <How entries={COHORTS} />;
}

/** How another life is replayed, and what that says. */
export function LifeHow() {
  return <How entries={LIFE} />;
}
