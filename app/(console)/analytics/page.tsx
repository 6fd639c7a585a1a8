import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { overviewSpec } from '@/lib/analytics/reports/overview/spec';
import { runQuery } from '@/lib/kernel/query';
import { OverviewView } from './_parts/overview/overview-view';
import { onlyParams, readParams, type SearchParams } from './_parts/read-params';
import { ReportPage } from './report-page';

const PATH = '/analytics';
const NAMES = Object.keys(overviewSpec.parameters.shape);
/** What the page shows of the answer: which lines, which rows, in which order, how many. */
const SHOWN = ['charts', 'rows', 'sort', 'show'] as const;
const MONTH_COLUMNS = overviewSpec.tables.find(({ id }) => id === 'months')?.columns ?? [];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('overview.title') };
}

/** The analyst's home: the figures of a period against those of another, the months, and who sold what. */
export default async function AnalyticsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { params, cell } = await readParams(searchParams, [...NAMES, ...SHOWN]);
  const address = { path: PATH, report: overviewSpec.id, params };
  const own = { ...address, params: onlyParams(params, NAMES) };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(overviewReport, own.params, actor)}
      page={address}
      cell={cell}
      asked={own}
    >
      {(result, options) => (
        <OverviewView
          result={result}
          options={options}
          address={address}
          own={own}
          monthColumns={MONTH_COLUMNS}
        />
      )}
    </ReportPage>
  );
}
