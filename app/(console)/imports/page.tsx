import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/table/data-table';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listImports } from '@/lib/imports/queries/list-imports';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { ImportStatus } from './_parts/import-status';
import { NoImports } from './_parts/no-imports';

type Props = { readonly searchParams: Promise<{ readonly before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: t('title') };
}

/** Every import with its state: where one continues what was left, and begins a new one. */
export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireActor('imports.read');
  const before = importIdInput.safeParse((await searchParams).before).data;
  const [t, locale, list, programme] = await Promise.all([
    getTranslations('imports'),
    getLocale(),
    runQuery(listImports, { before }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  const begin = can(actor, 'imports.run') ? (
    <ButtonLink href="/imports/new" tone="primary">
      {t('new')}
    </ButtonLink>
  ) : undefined;
  const actions = begin && (
    <>
      <ButtonLink href="/imports/mappings">{t('mappings.title')}</ButtonLink>
      {begin}
    </>
  );
  const isFirstUse = list.imports.length === 0 && before === undefined;
  return (
    <ClientMessages areas={['common', 'errors', 'imports']}>
      <PageHeader title={t('title')} meta={t('meta')} actions={isFirstUse ? undefined : actions} />
      <DataTable
        caption={t('list.caption')}
        rows={list.imports}
        rowKey={(row) => String(row.importId)}
        rowHref={(row) => `/imports/${row.importId}`}
        empty={<NoImports action={begin} />}
        columns={[
          { id: 'file', header: t('list.file'), cell: (row) => row.fileName },
          {
            id: 'kind',
            header: t('list.kind'),
            isSecondary: true,
            cell: (row) => t(`kinds.${row.kind}`),
          },
          {
            id: 'state',
            header: t('list.state'),
            cell: (row) => <ImportStatus state={row.state} />,
          },
          {
            id: 'rows',
            header: t('list.rows'),
            isNumeric: true,
            cell: (row) => (row.rows === null ? '' : formatCount(row.rows, locale)),
          },
          {
            id: 'refused',
            header: t('list.refused'),
            isNumeric: true,
            isSecondary: true,
            cell: ({ counts }) => formatCount(counts.rowsRefused ?? 0, locale),
          },
          {
            id: 'created',
            header: t('list.created'),
            isSecondary: true,
            isQuiet: true,
            cell: (row) => formatMoment(row.createdAt, zone),
          },
          {
            id: 'by',
            header: t('list.by'),
            isSecondary: true,
            isQuiet: true,
            cell: (row) => row.createdByName ?? t('list.system'),
          },
        ]}
      />
      {(list.next !== null || before !== undefined) && (
        <Pagination
          previousHref={before === undefined ? undefined : '/imports'}
          nextHref={list.next === null ? undefined : `/imports?before=${list.next}`}
          range=""
        />
      )}
    </ClientMessages>
  );
}
