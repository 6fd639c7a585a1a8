import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor, type SessionActor } from '@/lib/access/session';
import { pointsReport } from '@/lib/analytics/reports/points/query';
import { pointsSpec } from '@/lib/analytics/reports/points/spec';
import { pointsLifeReport } from '@/lib/analytics/reports/points-life/query';
import { pointsLifeSpec } from '@/lib/analytics/reports/points-life/spec';
import { settle } from '@/lib/analytics/settle';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../_parts/read-params';
import type { ReportAddress } from '../_parts/report-address';
import { ReportProblem } from '../_parts/report-problem';
import { ReportPage } from '../report-page';
import { LifeFrame } from './_parts/life-frame';
import { LifeView } from './_parts/life-view';
import { PointsView } from './_parts/points-view';

const PATH = '/analytics/points';
const POINTS_NAMES = Object.keys(pointsSpec.parameters.shape);
const LIFE_NAMES = Object.keys(pointsLifeSpec.parameters.shape);
const MOVEMENT_COLUMNS = pointsSpec.tables.find(({ id }) => id === 'movements')?.columns ?? [];
const NAMES = [...new Set([...POINTS_NAMES, ...LIFE_NAMES])];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('points.title') };
}

type LifeProps = {
  readonly actor: SessionActor;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
};

/** Read on its own: it walks accounts, the rest of the page reads sums. */
async function Life({ actor, address, own }: LifeProps) {
  const result = await settle(runQuery(pointsLifeReport, own.params, actor), actor.requestId);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return <LifeView result={result.value} address={address} />;
}

/** What the programme owes in points, how it came to that, when it ends and what becomes of it. */
export default async function PointsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { params: given, cell, of } = await readParams(searchParams, NAMES);
  const only = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
  const page = { path: PATH, report: pointsSpec.id, params: given };
  const main = { ...page, params: only(POINTS_NAMES) };
  const life = { path: PATH, report: pointsLifeSpec.id, params: only(LIFE_NAMES) };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(pointsReport, main.params, actor)}
      page={page}
      cell={cell}
      asked={of === pointsLifeSpec.id ? life : main}
    >
      {(result, options) => (
        <PointsView
          result={result}
          options={options}
          address={page}
          own={main}
          cell={of === undefined ? cell : undefined}
          movementColumns={MOVEMENT_COLUMNS}
          life={
            <LifeFrame facts={result.facts} address={page} own={life}>
              <Suspense
                key={JSON.stringify(life.params)}
                fallback={<Skeleton className="h-44 w-full" />}
              >
                <Life actor={actor} address={page} own={life} />
              </Suspense>
            </LifeFrame>
          }
        />
      )}
    </ReportPage>
  );
}
