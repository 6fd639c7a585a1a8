import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { reportOptions } from '@/lib/analytics/queries/report-options';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { overviewSpec } from '@/lib/analytics/reports/overview/spec';
import { settle } from '@/lib/analytics/settle';
import { runQuery } from '@/lib/kernel/query';
import { CellSheet } from './_parts/cell-sheet';
import { OverviewView } from './_parts/overview/overview-view';
import { readParams, type SearchParams } from './_parts/read-params';
import { closedHref } from './_parts/report-address';
import { ReportProblem } from './_parts/report-problem';

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
  const [result, options, sheet] = await Promise.all([
    settle(runQuery(overviewReport, params, actor), actor.requestId),
    runQuery(reportOptions, {}, actor),
    cell === undefined
      ? null
      : settle(
          runQuery(reportCell, { report: overviewSpec.id, params, cell }, actor),
          actor.requestId,
        ),
  ]);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return (
    <>
      <OverviewView
        result={result.value}
        options={options}
        address={address}
        monthColumns={MONTH_COLUMNS}
      />
      {sheet?.ok && cell !== undefined && (
        <CellSheet
          page={sheet.value}
          cell={cell}
          address={address}
          closeHref={closedHref(address)}
        />
      )}
      {sheet !== null && !sheet.ok && <ReportProblem refusal={sheet.refusal} plainHref={PATH} />}
    </>
  );
}
