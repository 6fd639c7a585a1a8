import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { rfmReport } from '@/lib/analytics/reports/rfm/query';
import { rfmSpec } from '@/lib/analytics/reports/rfm/spec';
import { runQuery } from '@/lib/kernel/query';
import { PageViews } from '../../page-views';
import { readParams, type SearchParams } from '../_parts/read-params';
import { ReportPage } from '../report-page';
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
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(rfmReport, params, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result, options) => (
        <RfmView
          result={result}
          options={options}
          address={address}
          cell={cell}
          views={<PageViews page={PATH} />}
        />
      )}
    </ReportPage>
  );
}
