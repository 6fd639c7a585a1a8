import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { outlookReport } from '@/lib/analytics/reports/outlook/query';
import { outlookSpec } from '@/lib/analytics/reports/outlook/spec';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../_parts/read-params';
import { ReportPage } from '../report-page';
import { OutlookView } from './_parts/outlook-view';

const PATH = '/analytics/outlook';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('outlook.title') };
}

/** What is expected of members by the model in use, and its check. */
export default async function OutlookPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { cell } = await readParams(searchParams, []);
  const address = { path: PATH, report: outlookSpec.id, params: {} };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(outlookReport, {}, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result) => <OutlookView result={result} address={address} cell={cell} />}
    </ReportPage>
  );
}
