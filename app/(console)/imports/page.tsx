import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { IMPORT_KINDS, IMPORT_STATES } from '@/lib/domain/imports/import-kinds';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { importFiltersFromAddress, importsHref } from '@/lib/domain/imports/list-filters';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listImports } from '@/lib/imports/queries/list-imports';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../page-views';
import { NoImports } from './_parts/no-imports';
import { ImportsTable } from './imports-table';

type Props = { readonly searchParams: Promise<AddressParameters> };

const CSV = '/api/internal/imports/csv';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: t('title') };
}

/** Every import with its state: where one continues what was left, and begins a new one. */
export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireActor('imports.read');
  const address = await searchParams;
  const before = importIdInput.safeParse(parameterOf(address, 'before')).data;
  const filters = importFiltersFromAddress(address);
  const [t, list, programme] = await Promise.all([
    getTranslations('imports'),
    runQuery(listImports, { ...filters, before }, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const begin = can(actor, 'imports.run') ? (
    <ButtonLink href="/imports/new" tone="primary">
      {t('new')}
    </ButtonLink>
  ) : undefined;
  const isNarrowed = filters.kind !== undefined || filters.state !== undefined;
  const isFirstUse = list.imports.length === 0 && before === undefined && !isNarrowed;
  const actions = (
    <>
      {list.imports.length > 0 && (
        <ExportList href={importsHref(address, { before: null }, CSV)} isPersonal={false} />
      )}
      {begin && <ButtonLink href="/imports/mappings">{t('mappings.title')}</ButtonLink>}
      {begin}
    </>
  );
  return (
    <ClientMessages areas={['common', 'errors', 'imports']}>
      <PageHeader title={t('title')} meta={t('meta')} actions={isFirstUse ? undefined : actions} />
      {!isFirstUse && (
        <FilterBar
          before={<PageViews page="/imports" />}
          filters={[
            {
              key: 'kind',
              label: t('filters.kind'),
              kind: 'choice',
              options: IMPORT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
              value: filters.kind,
            },
            {
              key: 'state',
              label: t('filters.state'),
              kind: 'choice',
              options: IMPORT_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
              value: filters.state,
            },
          ]}
        />
      )}
      <ImportsTable
        imports={list.imports}
        timeZone={programme?.timeZone ?? 'UTC'}
        columns={parameterOf(address, 'columns')}
        empty={
          isNarrowed ? (
            <EmptyState
              title={t('noneFound')}
              action={<ButtonLink href="/imports">{t('showAll')}</ButtonLink>}
            />
          ) : (
            <NoImports action={begin} />
          )
        }
      />
      {(list.next !== null || before !== undefined) && (
        <Pagination
          previousHref={before === undefined ? undefined : importsHref(address, { before: null })}
          nextHref={
            list.next === null ? undefined : importsHref(address, { before: String(list.next) })
          }
          range=""
        />
      )}
    </ClientMessages>
  );
}
