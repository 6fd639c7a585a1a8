import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { ListSearch } from '@/components/form/list-search';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';
import { segmentListFromAddress } from '@/lib/domain/segments/list-address';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { keptAlong } from '@/lib/domain/views/view-query';
import { runQuery } from '@/lib/kernel/query';
import { pageSegments } from '@/lib/segments/queries/page-segments';
import { PageViews } from '../page-views';
import { SegmentTable } from './_parts/list/segment-table';
import { TemplateList } from './_parts/template-list';
import { readSegmentWords } from './read-segment-words';

type Asked = { readonly isArchived: boolean; readonly find: string };
type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments');
  return { title: t('title') };
}

/** The parameters of the list's address, as far as they are told. */
function addressOf({ isArchived, find, after = 0 }: Asked & { readonly after?: number }): string {
  const query = new URLSearchParams([
    ...(isArchived ? [['show', 'archived']] : []),
    ...(find === '' ? [] : [['q', find]]),
    ...(after === 0 ? [] : [['after', String(after)]]),
  ]).toString();
  return query === '' ? '/segments' : `/segments?${query}`;
}

/** Segments by name, fifty a page, each with its sentence and its size. */
export default async function SegmentsPage({ searchParams }: Props) {
  const actor = await requireActor('segments.read');
  const address = await searchParams;
  const hrefOf = (asked: Asked & { readonly after?: number }) =>
    keptAlong(addressOf(asked), address);
  const { isArchived, find, after } = segmentListFromAddress(address);
  const [words, { segments, next }] = await Promise.all([
    readSegmentWords(),
    runQuery(pageSegments, { isArchived, find, after }, actor),
  ]);
  const { t } = words;
  const mayEdit = can(actor, 'segments.edit');
  const isBare = segments.length === 0 && find === '' && after === 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          <>
            {segments.length > 0 && (
              <ExportList
                href={`/api/internal/segments/csv?${hrefOf({ isArchived, find }).split('?')[1] ?? ''}`}
                isPersonal={false}
              />
            )}
            <ButtonLink href="/segments/overlap">{t('overlap.open')}</ButtonLink>
            {mayEdit && <ButtonLink href="/segments/new-list">{t('lists.new')}</ButtonLink>}
            {mayEdit && (
              <ButtonLink href="/segments/new" tone="primary">
                {t('new')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PageViews page="/segments" />
        <SegmentedControl
          label={t('title')}
          current={isArchived ? 'archived' : 'inUse'}
          items={[
            { id: 'inUse', label: t('list.inUse'), href: hrefOf({ isArchived: false, find: '' }) },
            {
              id: 'archived',
              label: t('list.archived'),
              href: hrefOf({ isArchived: true, find: '' }),
            },
          ]}
        />
      </div>
      {!isBare && (
        <ListSearch
          action="/segments"
          value={find}
          maxLength={SEARCH_MAX_LENGTH}
          carried={[...new URLSearchParams(hrefOf({ isArchived, find: '' }).split('?')[1])]}
          clearHref={hrefOf({ isArchived, find: '' })}
          words={{
            label: t('list.findLabel'),
            placeholder: t('list.findPlaceholder'),
            find: t('list.find'),
            clear: t('list.clear'),
          }}
        />
      )}
      {segments.length > 0 && (
        <SegmentTable
          words={words}
          segments={segments}
          choice={{ columns: parameterOf(address, 'columns') }}
        />
      )}
      {segments.length === 0 && !isBare && (
        <EmptyState title={t('list.noneFound')} text={t('list.noneFoundText')} />
      )}
      {isBare && (
        <EmptyState
          title={t(isArchived ? 'list.noneArchived' : 'list.empty')}
          {...(isArchived ? {} : { text: t('list.emptyText') })}
          {...(mayEdit && !isArchived ? { example: <TemplateList words={words} /> } : {})}
        />
      )}
      {(after > 0 || next !== null) && (
        <Pagination
          range={t('list.page', { count: segments.length })}
          previousHref={after > 0 ? hrefOf({ isArchived, find }) : undefined}
          nextHref={next === null ? undefined : hrefOf({ isArchived, find, after: next })}
        />
      )}
    </>
  );
}
