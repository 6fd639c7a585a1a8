import { useTranslations } from 'next-intl';
import type { SegmentWords } from '@/components/segment/segment-words';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { Tabs } from '@/components/ui/tabs';
import { type ListedSegment, segmentCode } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { ArchiveSegment } from '../../_parts/archive-segment';
import { RenameList } from './rename-list';

type Props = {
  readonly words: SegmentWords;
  readonly segment: ListedSegment;
  readonly mayEdit: boolean;
  /** Whether the reader may ask for a tier for everybody in it. */
  readonly mayGive: boolean;
  readonly current: 'who' | 'history' | 'uses';
};

/** What stands above each part of a segment: its name, who saved it last, and the parts. */
export function SegmentHead({ words, segment, mayEdit, mayGive, current }: Props) {
  const { t, locale, dictionary } = words;
  const common = useTranslations('segments.list');
  const grants = useTranslations('tierGrants');
  const { segmentId, kind, name, version, savedAt, authorName, isArchived } = segment;
  const href = `/segments/${segmentId}`;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('title'), href: '/segments' }, { label: segmentCode(segmentId) }]}
        marks={
          <>
            {kind === 'list' && <Status tone="info">{t('lists.mark')}</Status>}
            {isArchived && <Status tone="neutral">{common('archived')}</Status>}
          </>
        }
        meta={`${common('by', { version, name: authorName })} · ${formatMoment(savedAt, { locale, timeZone: dictionary.timeZone })}`}
        actions={
          (mayEdit || mayGive) && (
            <>
              {mayGive && !isArchived && (
                <ButtonLink href={`/tiers/grants/new?segment=${segmentId}`}>
                  {grants('give')}
                </ButtonLink>
              )}
              {mayEdit && !isArchived && (
                <ButtonLink href={`/mechanics/new?report=segment&cell=${segmentId}`}>
                  {t('uses.inMechanic')}
                </ButtonLink>
              )}
              {mayEdit && kind === 'list' && !isArchived && <RenameList segment={segment} />}
              {mayEdit && (
                <ArchiveSegment segmentId={segmentId} version={version} isArchived={isArchived} />
              )}
            </>
          )
        }
      />
      <Tabs
        label={t('tabs.label')}
        current={current}
        items={[
          { id: 'who', label: t('tabs.who'), href },
          { id: 'history', label: t('tabs.history'), href: `${href}/history` },
          { id: 'uses', label: t('tabs.uses'), href: `${href}/uses` },
        ]}
      />
    </>
  );
}
