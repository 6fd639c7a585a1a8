import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { segmentCode } from '@/lib/domain/segments/segment-page';
import { AppError } from '@/lib/domain/shared/errors';
import { formatMoment } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { getSegment } from '@/lib/segments/queries/get-segment';
import { ArchiveSegment } from '../_parts/archive-segment';
import { SegmentBuilder } from '../_parts/builder/segment-builder';
import { readSegmentWords } from '../read-segment-words';

type Props = { readonly params: Promise<{ readonly id: string }> };

async function readSegment(id: string) {
  const actor = await requireActor('segments.read');
  if (!/^\d{1,9}$/.test(id)) notFound();
  try {
    return { actor, segment: await runQuery(getSegment, { segmentId: Number(id) }, actor) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { segment } = await readSegment((await params).id);
  return { title: segment.name };
}

/** A segment: who is in now, and what it says, ready to be changed. */
export default async function SegmentPage({ params }: Props) {
  const [{ actor, segment }, words] = await Promise.all([
    params.then(({ id }) => readSegment(id)),
    readSegmentWords(),
  ]);
  const { t, locale, dictionary } = words;
  const { segmentId, name, note, version, savedAt, authorName, isArchived } = segment;
  const mayEdit = can(actor, 'segments.edit');
  const common = await getTranslations('segments.list');
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <PageHeader
        title={name}
        crumbs={[{ label: t('title'), href: '/segments' }, { label: segmentCode(segmentId) }]}
        marks={isArchived && <Status tone="neutral">{common('archived')}</Status>}
        meta={`${common('by', { version, name: authorName })} · ${formatMoment(savedAt, { locale, timeZone: dictionary.timeZone })}`}
        actions={
          mayEdit && (
            <ArchiveSegment segmentId={segmentId} version={version} isArchived={isArchived} />
          )
        }
      />
      {isArchived && <p className="mb-4 text-ink-2">{t('builder.archivedNote')}</p>}
      <SegmentBuilder
        dictionary={dictionary}
        target={{ kind: 'kept', segmentId, version, authorName }}
        mayEdit={mayEdit && !isArchived}
        kept={{ name, note, draft: segment.definition as SegmentDraft }}
      />
    </ClientMessages>
  );
}
