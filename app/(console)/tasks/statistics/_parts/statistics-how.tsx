import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';

const TERMS = [
  ['which', 'whichText'],
  ['total', 'totalText'],
  ['work', 'workText'],
  ['step', 'stepText'],
  ['middle', 'middleText'],
  ['hands', 'handsText'],
] as const;

/** How the figures of the statistics are computed. */
export function StatisticsHow({ timeZone }: { readonly timeZone: string }) {
  const t = useTranslations('taskStatistics.terms');
  const entries = TERMS.map(([term, text]) => ({
    term: t(term),
    text: t(text, { zone: timeZone }),
  }));
  return <HowList metric="tasks" entries={entries} />;
}
