import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/table/data-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { type KeptMapping, listMappings } from '@/lib/imports/queries/list-mappings';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { RemoveMapping } from './_parts/remove-mapping';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports.mappings');
  return { title: t('title') };
}

/** Every mapping that is kept under a name: changed where one maps a file, removed here. */
export default async function MappingsPage() {
  const actor = await requireActor('imports.run');
  const [t, kinds, locale, mappings, programme] = await Promise.all([
    getTranslations('imports.mappings'),
    getTranslations('imports'),
    getLocale(),
    runQuery(listMappings, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const nobody = kinds('list.system');
  return (
    <ClientMessages areas={['common', 'errors', 'imports']}>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: kinds('title'), href: '/imports' }]}
        meta={t('meta')}
      />
      <DataTable<KeptMapping>
        caption={t('title')}
        rows={mappings}
        rowKey={(row) => String(row.mappingId)}
        empty={
          <EmptyState
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={<ButtonLink href="/imports/new">{kinds('new')}</ButtonLink>}
          />
        }
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name },
          { id: 'kind', header: kinds('list.kind'), cell: (row) => kinds(`kinds.${row.kind}`) },
          {
            id: 'pattern',
            header: t('filePattern'),
            isSecondary: true,
            cell: (row) => row.filePattern ?? '',
          },
          {
            id: 'updated',
            header: t('changed'),
            isSecondary: true,
            isQuiet: true,
            cell: (row) => formatMoment(row.updatedAt, zone),
          },
          {
            id: 'by',
            header: kinds('list.by'),
            isSecondary: true,
            isQuiet: true,
            cell: (row) => row.updatedByName ?? nobody,
          },
          {
            id: 'remove',
            header: <span className="sr-only">{t('remove')}</span>,
            cell: (row) => <RemoveMapping mappingId={row.mappingId} name={row.name} />,
          },
        ]}
      />
    </ClientMessages>
  );
}
