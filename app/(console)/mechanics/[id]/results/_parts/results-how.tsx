import { useTranslations } from 'next-intl';
import { HowList } from '@/components/ui/how-list';

const TERMS = [
  'who',
  'window',
  'difference',
  'before',
  'enough',
  'sale',
  'parts',
  'margin',
] as const;

/** How results are computed. */
export function ResultsHow() {
  const t = useTranslations('mechanicResults.how');
  return (
    <HowList
      metric="uplift"
      entries={TERMS.map((term) => ({ term: t(`${term}.term`), text: t(`${term}.text`) }))}
    />
  );
}
