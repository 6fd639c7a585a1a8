import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';

const TERMS = [
  ['model', 'modelText'],
  ['alive', 'aliveText'],
  ['expected', 'expectedText'],
  ['check', 'checkText'],
  ['when', 'whenText'],
] as const;

/** How chances, forecasts and their check are computed. */
export function OutlookHow() {
  const t = useTranslations('analytics.outlook.how');
  return (
    <HowList
      metric="outlook"
      entries={TERMS.map(([term, text]) => ({ term: t(term), text: t(text) }))}
    />
  );
}
