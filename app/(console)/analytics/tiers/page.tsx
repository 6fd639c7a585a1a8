import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { tiersReport } from '@/lib/analytics/reports/tiers/query';
import { tiersSpec } from '@/lib/analytics/reports/tiers/spec';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../_parts/read-params';
import { ReportPage } from '../report-page';
import { TiersView } from './_parts/tiers-view';

const PATH = '/analytics/tiers';
const NAMES = Object.keys(tiersSpec.parameters.shape);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('tiers.title') };
}

/** Who stands on which tier, who moves, what they spend around it, and who is near another one. */
export default async function TiersPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const actor = await requireActor('analytics.read');
  const { params, cell } = await readParams(searchParams, NAMES);
  const address = { path: PATH, report: tiersSpec.id, params };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(tiersReport, params, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result) => <TiersView result={result} address={address} cell={cell} />}
    </ReportPage>
  );
}
