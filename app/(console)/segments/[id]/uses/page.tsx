import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { can } from '@/lib/domain/access/actor';
import { EXPORT_HOURS } from '@/lib/domain/segments/kept-membership';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listSegmentExports } from '@/lib/segments/queries/list-segment-exports';
import { listSegmentUses } from '@/lib/segments/queries/list-segment-uses';
import { readSegment } from '../../read-segment';
import { readSegmentWords } from '../../read-segment-words';
import { SegmentHead } from '../_parts/segment-head';
import { AskExport } from './_parts/ask-export';
import { ExportTable } from './_parts/export-table';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { segment } = await readSegment((await params).id);
  return { title: segment.name };
}

/** What uses a segment, a list of who is in now, and files of its members. */
export default async function SegmentUsesPage({ params }: Props) {
  const [{ actor, segment }, words] = await Promise.all([
    params.then(({ id }) => readSegment(id)),
    readSegmentWords(),
  ]);
  const { segmentId, isArchived } = segment;
  const { t, locale } = words;
  const mayEdit = can(actor, 'segments.edit');
  const [uses, files] = await Promise.all([
    runQuery(listSegmentUses, { segmentId }, actor),
    runQuery(listSegmentExports, { segmentId }, actor),
  ]);
  return (
    <ClientMessages areas={['common', 'errors', 'segments']}>
      <SegmentHead
        words={words}
        segment={segment}
        mayEdit={mayEdit}
        mayGive={can(actor, 'tiers.grant')}
        current="uses"
      />
      <Section title={t('uses.title')} note={t('uses.note')}>
        {uses.segments.length + uses.mechanics.length + uses.endpoints.length === 0 ? (
          <p className="text-ink-2">{t('uses.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1.5 text-sm">
            {uses.segments.map(({ segmentId: id, name }) => (
              <li key={`segment ${id}`}>
                {t.rich('uses.segment', {
                  name,
                  link: (chunks) => <TextLink href={`/segments/${id}`}>{chunks}</TextLink>,
                })}
              </li>
            ))}
            {uses.mechanics.map(({ ruleId, nameEn, nameRu }) => (
              <li key={`mechanic ${ruleId}`}>
                {t.rich('uses.mechanic', {
                  name: locale === 'ru' ? nameRu : nameEn,
                  link: (chunks) => <TextLink href={`/mechanics/${ruleId}`}>{chunks}</TextLink>,
                })}
              </li>
            ))}
            {uses.endpoints.map(({ endpointId, url }) => (
              <li key={`endpoint ${endpointId}`} className="break-all">
                {can(actor, 'webhooks.manage')
                  ? t.rich('uses.endpoint', {
                      url,
                      link: (chunks) => (
                        <TextLink href={`/settings/webhooks/${endpointId}`}>{chunks}</TextLink>
                      ),
                    })
                  : t('uses.hiddenEndpoint', { number: endpointId })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {mayEdit && !isArchived && (
        <Section
          title={t('uses.snapshot')}
          note={t('uses.snapshotNote')}
          tools={
            <ButtonLink href={`/segments/new-list?segment=${segmentId}`}>
              {t('uses.snapshotMake')}
            </ButtonLink>
          }
        >
          {null}
        </Section>
      )}
      <Section title={t('uses.files')} note={t('uses.filesNote', { hours: EXPORT_HOURS })}>
        {!isArchived && <AskExport segmentId={segmentId} />}
        <ExportTable words={words} files={files} userId={actor.userId} now={new Date()} />
      </Section>
    </ClientMessages>
  );
}
