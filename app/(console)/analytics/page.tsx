import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { overviewSpec } from '@/lib/analytics/reports/overview/spec';
import { runQuery } from '@/lib/kernel/query';
import { OverviewView } from './_parts/overview/overview-view';
import { readParams, type SearchParams } from './_parts/read-params';
import { ReportPage } from './report-page';

const PATH = '/analytics';
const NAMES = Object.keys(overviewSpec.parameters.shape);
const MONTH_COLUMNS = overviewSpec.tables.find(({ id }) => id === 'months')?.columns ?? [];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('overview.title') };
}

/** The analyst's home: the last 30 days of members against the 30 before, and the months. */
export default async function AnalyticsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { params, cell } = await readParams(searchParams, NAMES);
  const address = { path: PATH, report: overviewSpec.id, params };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(overviewReport, params, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result, options) => (
        <OverviewView
          result={result}
          options={options}
          address={address}
          monthColumns={MONTH_COLUMNS}
        />
      )}
    </ReportPage>
  );
}
