import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { segmentText } from '@/components/segment/segment-text';
import { SimpleTable } from '@/components/table/simple-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { segmentCode } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { runQuery } from '@/lib/kernel/query';
import { listSegments } from '@/lib/segments/queries/list-segments';
import { TemplateList } from './_parts/template-list';
import { readSegmentWords } from './read-segment-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('segments');
  return { title: t('title') };
}

/** Segments by name, each with its sentence. */
export default async function SegmentsPage({ searchParams }: Props) {
  const actor = await requireActor('segments.read');
  const address = await searchParams;
  const isArchived = parameterOf(address, 'show') === 'archived';
  const [words, segments] = await Promise.all([
    readSegmentWords(),
    runQuery(listSegments, { isArchived }, actor),
  ]);
  const { t, locale } = words;
  const mayEdit = can(actor, 'segments.edit');
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          <>
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
      <div className="mb-4">
        <SegmentedControl
          label={t('title')}
          current={isArchived ? 'archived' : 'inUse'}
          items={[
            { id: 'inUse', label: t('list.inUse'), href: '/segments' },
            { id: 'archived', label: t('list.archived'), href: '/segments?show=archived' },
          ]}
        />
      </div>
      {segments.length === 0 ? (
        <EmptyState
          title={t(isArchived ? 'list.noneArchived' : 'list.empty')}
          {...(isArchived ? {} : { text: t('list.emptyText') })}
          {...(mayEdit && !isArchived ? { example: <TemplateList words={words} /> } : {})}
        />
      ) : (
        <SimpleTable
          caption={t('title')}
          rows={segments}
          rowKey={({ segmentId }) => String(segmentId)}
          columns={[
            {
              id: 'name',
              header: t('list.name'),
              cell: ({ segmentId, name }) => (
                <span className="flex flex-col">
                  <TextLink href={`/segments/${segmentId}`} className="font-medium">
                    {name}
                  </TextLink>
                  <span className="text-xs text-ink-3">{segmentCode(segmentId)}</span>
                </span>
              ),
            },
            {
              id: 'says',
              header: t('list.says'),
              cell: ({ kind, note, definition }) => (
                <span className="block max-w-[64ch] py-1.5 whitespace-normal text-ink-2">
                  {kind === 'list'
                    ? t('lists.says', { note })
                    : segmentText(words, definition as SegmentDraft)}
                </span>
              ),
            },
            {
              id: 'saved',
              header: t('list.saved'),
              cell: ({ savedAt, version, authorName }) => (
                <span className="flex flex-col">
                  <span>
                    {formatMoment(savedAt, { locale, timeZone: words.dictionary.timeZone })}
                  </span>
                  <span className="text-xs text-ink-3">
                    {t('list.by', { version, name: authorName })}
                  </span>
                </span>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
