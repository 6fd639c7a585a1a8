import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type MetricPage, metricHref } from '@/lib/domain/analytics/metric-pages';
import { TextLink } from './text-link';

export type HowEntry = { readonly term: string; readonly text: ReactNode };

type Props = {
  /** The page that says more. */
  readonly metric?: MetricPage;
  readonly entries: readonly HowEntry[];
};

/** Terms and how each is computed: the body of "How is this computed". */
export function HowList({ metric, entries }: Props) {
  const t = useTranslations('common.chart');
  return (
    <>
      <dl className="grid grid-cols-[76px_1fr] gap-x-3 gap-y-1.5 text-sm">
        {entries.map((entry) => (
          <div key={entry.term} className="contents">
            <dt className="text-ink-3">{entry.term}</dt>
            <dd>{entry.text}</dd>
          </div>
        ))}
      </dl>
      {metric !== undefined && (
        <p className="mt-3 text-sm">
          <TextLink href={metricHref(metric)}>{t('howMore')}</TextLink>
        </p>
      )}
    </>
  );
}
