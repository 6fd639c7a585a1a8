import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor, type SessionActor } from '@/lib/access/session';
import { listAnnotations } from '@/lib/analytics/queries/list-annotations';
import { overviewReport } from '@/lib/analytics/reports/overview/query';
import { overviewSpec } from '@/lib/analytics/reports/overview/spec';
import { can } from '@/lib/domain/access/actor';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { PageViews } from '../page-views';
import { TimeAxis } from './_parts/annotations/time-axis';
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

/** The report, and what happened on the days of its months. */
async function readHome(params: Readonly<Record<string, string>>, actor: SessionActor) {
  const result: OverviewResult = await runQuery(overviewReport, params, actor);
  const months = result.tables.months.map(({ month }) => month);
  const days = { from: `${months[0]}-01`, to: result.facts.asOfOn };
  return { result, months, annotations: await runQuery(listAnnotations, days, actor) };
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
      read={() => readHome(own.params, actor)}
      page={address}
      cell={cell}
      asked={own}
    >
      {({ result, months, annotations }, options) => (
        <OverviewView
          result={result}
          annotations={annotations}
          options={options}
          views={<PageViews page={PATH} />}
          timeAxis={
            <ClientMessages areas={['common', 'errors', 'annotations']}>
              <TimeAxis
                months={months}
                annotations={annotations}
                day={result.facts.asOfOn}
                mayAnnotate={can(actor, 'analytics.annotate')}
              />
            </ClientMessages>
          }
          address={address}
          own={own}
          monthColumns={MONTH_COLUMNS}
        />
      )}
    </ReportPage>
  );
}
