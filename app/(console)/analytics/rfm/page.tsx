import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { reportCell } from '@/lib/analytics/queries/report-cell';
import { reportOptions } from '@/lib/analytics/queries/report-options';
import { rfmReport } from '@/lib/analytics/reports/rfm/query';
import { rfmSpec } from '@/lib/analytics/reports/rfm/spec';
import { settle } from '@/lib/analytics/settle';
import { runQuery } from '@/lib/kernel/query';
import { CellSheet } from '../_parts/cell-sheet';
import { readParams, type SearchParams } from '../_parts/read-params';
import { closedHref } from '../_parts/report-address';
import { ReportProblem } from '../_parts/report-problem';
import { RfmView } from './_parts/rfm-view';

const PATH = '/analytics/rfm';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('rfm.title') };
}

/** RFM: who buys often and lately, in a grid and in named groups. */
export default async function RfmPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const actor = await requireActor('analytics.read');
  const names = Object.keys(rfmSpec.parameters.shape);
  const { params, cell } = await readParams(searchParams, names);
  const address = { path: PATH, report: rfmSpec.id, params };
  const asked = cell === undefined ? null : { report: rfmSpec.id, params, cell };
  const [result, options, sheet] = await Promise.all([
    settle(runQuery(rfmReport, params, actor), actor.requestId),
    runQuery(reportOptions, {}, actor),
    asked && settle(runQuery(reportCell, asked, actor), actor.requestId),
  ]);
  if (!result.ok) return <ReportProblem refusal={result.refusal} plainHref={PATH} />;
  return (
    <>
      <RfmView result={result.value} options={options} address={address} cell={cell} />
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
