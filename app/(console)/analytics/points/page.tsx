import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor, type SessionActor } from '@/lib/access/session';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { reportOptions } from '@/lib/analytics/queries/report-options';
import { pointsReport } from '@/lib/analytics/reports/points/query';
import { pointsSpec } from '@/lib/analytics/reports/points/spec';
import { pointsLifeReport } from '@/lib/analytics/reports/points-life/query';
import { pointsLifeSpec } from '@/lib/analytics/reports/points-life/spec';
import { settle } from '@/lib/analytics/settle';
import { runQuery } from '@/lib/kernel/query';
import { CellSheet } from '../_parts/cell-sheet';
import { readParams, type SearchParams } from '../_parts/read-params';
import { closedHref, type ReportAddress } from '../_parts/report-address';
import { ReportProblem } from '../_parts/report-problem';
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
  const asked = of === pointsLifeSpec.id ? life : main;
  const [result, options, sheet] = await Promise.all([
    settle(runQuery(pointsReport, main.params, actor), actor.requestId),
    runQuery(reportOptions, {}, actor),
    cell === undefined
      ? null
      : settle(
          runQuery(reportCell, { report: asked.report, params: asked.params, cell }, actor),
          actor.requestId,
        ),
  ]);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return (
    <>
      <PointsView
        result={result.value}
        options={options}
        address={page}
        own={main}
        cell={of === undefined ? cell : undefined}
        movementColumns={MOVEMENT_COLUMNS}
        life={
          <LifeFrame facts={result.value.facts} address={page} own={life}>
            <Suspense
              key={JSON.stringify(life.params)}
              fallback={<Skeleton className="h-44 w-full" />}
            >
              <Life actor={actor} address={page} own={life} />
            </Suspense>
          </LifeFrame>
        }
      />
      {sheet?.ok && cell !== undefined && (
        <CellSheet page={sheet.value} cell={cell} address={asked} closeHref={closedHref(page)} />
      )}
      {sheet !== null && !sheet.ok && <ReportProblem refusal={sheet.refusal} plainHref={PATH} />}
    </>
  );
}
