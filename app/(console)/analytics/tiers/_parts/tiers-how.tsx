import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';

const TERMS = [
  ['shown', 'shownText'],
  ['moves', 'movesText'],
  ['around', 'aroundText'],
  ['losing', 'losingText'],
  ['reaching', 'reachingText'],
] as const;

/** How tiers, moves and nearness are counted. */
export function TiersHow() {
  const t = useTranslations('analytics.tiers.how');
  return (
    <HowList
      metric="tiers"
      entries={TERMS.map(([term, text]) => ({ term: t(term), text: t(text) }))}
    />
  );
}
