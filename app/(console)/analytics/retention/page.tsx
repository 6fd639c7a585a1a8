import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor, type SessionActor } from '@/lib/access/session';
import { repeatReport } from '@/lib/analytics/reports/repeat/query';
import { repeatSpec } from '@/lib/analytics/reports/repeat/spec';
import { repeatCurveReport } from '@/lib/analytics/reports/repeat-curve/query';
import { repeatCurveSpec } from '@/lib/analytics/reports/repeat-curve/spec';
import { retentionReport } from '@/lib/analytics/reports/retention/query';
import { retentionSpec } from '@/lib/analytics/reports/retention/spec';
import { settle } from '@/lib/analytics/settle';
import { REPEAT_DAYS } from '@/lib/domain/analytics/repeat-settings';
import { runQuery } from '@/lib/kernel/query';
import { PageViews } from '../../page-views';
import { readParams, type SearchParams } from '../_parts/read-params';
import type { ReportAddress } from '../_parts/report-address';
import { ReportProblem } from '../_parts/report-problem';
import { ReportPage } from '../report-page';
import { RepeatCurve } from './_parts/repeat-curve';
import { RepeatFrame, RepeatLadder } from './_parts/repeat-ladder';
import { RetentionView } from './_parts/retention-view';

const PATH = '/analytics/retention';
const NAMES = Object.keys(retentionSpec.parameters.shape);
const REPEAT_NAMES = Object.keys(repeatSpec.parameters.shape);
const AVERAGE_COLUMNS = retentionSpec.tables.find(({ id }) => id === 'average')?.columns ?? [];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('retention.title') };
}

type LadderProps = {
  readonly actor: SessionActor;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
  readonly cell: string | undefined;
};

/** Read on its own: it goes through the members of the cohorts, the triangle through sums. */
async function Ladder({ actor, address, own, cell }: LadderProps) {
  const result = await settle(runQuery(repeatReport, own.params, actor), actor.requestId);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return <RepeatLadder result={result.value} cell={cell} address={address} />;
}

/** Read on its own for the same reason. */
async function Curve({ actor, address, own, cell }: LadderProps) {
  const result = await settle(runQuery(repeatCurveReport, own.params, actor), actor.requestId);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return <RepeatCurve result={result.value} cell={cell} address={address} own={own} />;
}

/** Retention: monthly cohorts, their average curve, and the way to repeat purchases. */
export default async function RetentionPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { params, cell, of } = await readParams(searchParams, NAMES);
  const address = { path: PATH, report: retentionSpec.id, params };
  const repeatParams = Object.fromEntries(
    Object.entries(params).filter(([name]) => REPEAT_NAMES.includes(name)),
  );
  const own = { path: PATH, report: repeatSpec.id, params: repeatParams };
  const ofCurve = { ...own, report: repeatCurveSpec.id };
  const asked = [own, ofCurve].find(({ report }) => report === of) ?? address;
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(retentionReport, params, actor)}
      page={address}
      cell={cell}
      asked={asked}
    >
      {(result, options) => (
        <RetentionView
          result={result}
          options={options}
          address={address}
          cell={of === undefined ? cell : undefined}
          averageColumns={AVERAGE_COLUMNS}
          views={<PageViews page={PATH} />}
          ladder={
            <RepeatFrame cohorts={result} days={REPEAT_DAYS} own={own}>
              <Suspense fallback={<Skeleton className="h-72 w-full" />}>
                <Ladder actor={actor} address={address} own={own} cell={cell} />
              </Suspense>
            </RepeatFrame>
          }
          curve={
            <Suspense fallback={<Skeleton className="h-80 w-full" />}>
              <Curve actor={actor} address={address} own={ofCurve} cell={cell} />
            </Suspense>
          }
        />
      )}
    </ReportPage>
  );
}
