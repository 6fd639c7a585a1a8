import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { readMetricPage } from '@/lib/analytics/read-metric-page';
import { METRIC_PAGES } from '@/lib/domain/analytics/metric-pages';
import { MetricText } from './_parts/metric-text';

type Props = { readonly params: Promise<{ readonly metric: string }> };

async function read({ params }: Props) {
  const asked = (await params).metric;
  const metric = METRIC_PAGES.find((name) => name === asked);
  return metric === undefined ? notFound() : readMetricPage(metric);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).title };
}

/** How a report is computed, in full: the page of docs/metrics. */
export default async function MetricPageView(props: Props) {
  await requireActor('analytics.read');
  const { title, text } = await read(props);
  const t = await getTranslations('analytics');
  return (
    <>
      <PageHeader crumbs={[{ label: t('title'), href: '/analytics' }]} title={title} />
      <MetricText text={text} />
    </>
  );
}
