import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/access/session';
import { migrationReport } from '@/lib/analytics/reports/migration/query';
import { migrationSpec } from '@/lib/analytics/reports/migration/spec';
import { can } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { readParams, type SearchParams } from '../_parts/read-params';
import { ReportPage } from '../report-page';
import { MigrationView } from './_parts/migration-view';

const PATH = '/analytics/migration';
const NAMES = Object.keys(migrationSpec.parameters.shape);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('analytics');
  return { title: t('migration.title') };
}

/** Who loses by going from an old discount to points, how much, and what makes it good. */
export default async function MigrationPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const actor = await requireActor('analytics.read');
  const { params, cell } = await readParams(searchParams, NAMES);
  const address = { path: PATH, report: migrationSpec.id, params };
  return (
    <ReportPage
      actor={actor}
      read={() => runQuery(migrationReport, params, actor)}
      page={address}
      cell={cell}
      asked={address}
    >
      {(result) => (
        <MigrationView
          result={result}
          address={address}
          mayGive={can(actor, 'tiers.grant') && can(actor, 'segments.edit')}
        />
      )}
    </ReportPage>
  );
}
