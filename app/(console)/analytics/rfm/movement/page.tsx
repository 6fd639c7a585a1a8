import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { listRfmModels } from '@/lib/analytics/queries/list-rfm-models';
import { rfmMovementReport } from '@/lib/analytics/reports/rfm-movement/query';
import { rfmMovementSpec } from '@/lib/analytics/reports/rfm-movement/spec';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../../_parts/read-params';
import { ReportPage } from '../../report-page';
import { MovementView } from './_parts/movement-view';

const PATH = '/analytics/rfm/movement';
const NAMES = Object.keys(rfmMovementSpec.parameters.shape);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('movement.title') };
}

/** Who moved between RFM groups from one kept month to another, and how the groups grew. */
export default async function RfmMovementPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const [{ params, cell }, models] = await Promise.all([
    readParams(searchParams, NAMES),
    runQuery(listRfmModels, { isArchived: false }, actor),
  ]);
  const address = { path: PATH, report: rfmMovementSpec.id, params };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(rfmMovementReport, params, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result) => <MovementView result={result} address={address} cell={cell} models={models} />}
    </ReportPage>
  );
}
