import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor, type SessionActor } from '@/lib/access/session';
import { churnReport } from '@/lib/analytics/reports/churn/query';
import { churnSpec } from '@/lib/analytics/reports/churn/spec';
import { gapsReport } from '@/lib/analytics/reports/gaps/query';
import { gapsSpec } from '@/lib/analytics/reports/gaps/spec';
import { lifecycleReport } from '@/lib/analytics/reports/lifecycle/query';
import { lifecycleSpec } from '@/lib/analytics/reports/lifecycle/spec';
import { settle } from '@/lib/analytics/settle';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../_parts/read-params';
import type { ReportAddress } from '../_parts/report-address';
import { ReportProblem } from '../_parts/report-problem';
import { ReportPage } from '../report-page';
import { Gaps } from './_parts/gaps';
import { LifecycleView } from './_parts/lifecycle-view';
import { Stages } from './_parts/stages';

const PATH = '/analytics/lifecycle';
const CHURN_NAMES = Object.keys(churnSpec.parameters.shape);
const STAGES_NAMES = Object.keys(lifecycleSpec.parameters.shape);
const GAPS_NAMES = Object.keys(gapsSpec.parameters.shape);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('lifecycle.title') };
}

/** A report of the page with those of the page's parameters that it knows. */
function ownAddress(
  report: string,
  params: ReportAddress['params'],
  names: readonly string[],
): ReportAddress {
  const own = Object.entries(params).filter(([name]) => names.includes(name));
  return { path: PATH, report, params: Object.fromEntries(own) };
}

type GapsProps = {
  readonly actor: SessionActor;
  readonly page: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
  readonly options: ReportOptions;
};

/** Read on its own: it goes through purchases. */
async function GapsPart({ actor, page, own, cell, options }: GapsProps) {
  const result = await settle(runQuery(gapsReport, own.params, actor), actor.requestId);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return <Gaps result={result.value} page={page} own={own} cell={cell} options={options} />;
}

/** Read on its own: months are kept by the night, and there may be too few. */
async function StagesPart({ actor, page, own }: Pick<GapsProps, 'actor' | 'page' | 'own'>) {
  const result = await settle(runQuery(lifecycleReport, own.params, actor), actor.requestId);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return <Stages result={result.value} page={page} own={own} />;
}

/** Where members stand by their own rhythm, who is lost and who comes back by a silence that is chosen, and how long members wait between purchases. */
export default async function LifecyclePage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const names = [...new Set([...CHURN_NAMES, ...GAPS_NAMES, ...STAGES_NAMES])];
  const { params, cell, of } = await readParams(searchParams, names);
  const page = { path: PATH, report: churnSpec.id, params };
  const churn = ownAddress(churnSpec.id, params, CHURN_NAMES);
  const gaps = ownAddress(gapsSpec.id, params, GAPS_NAMES);
  const stages = ownAddress(lifecycleSpec.id, params, STAGES_NAMES);
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(churnReport, churn.params, actor)}
      page={page}
      cell={cell}
      asked={[gaps, stages].find(({ report }) => report === of) ?? churn}
    >
      {(result, options) => (
        <LifecycleView
          result={result}
          options={options}
          page={page}
          own={churn}
          cell={cell}
          stages={
            <Suspense fallback={<Skeleton className="h-96 w-full" />}>
              <StagesPart actor={actor} page={page} own={stages} />
            </Suspense>
          }
          gaps={
            <Suspense fallback={<Skeleton className="h-80 w-full" />}>
              <GapsPart actor={actor} page={page} own={gaps} cell={cell} options={options} />
            </Suspense>
          }
        />
      )}
    </ReportPage>
  );
}
