import { segmentText } from '@/components/segment/segment-text';
import type { SegmentWords } from '@/components/segment/segment-words';
import type { ChosenInAddress } from '@/components/table/column';
import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { type PagedSegment, segmentCode } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly words: SegmentWords;
  readonly segments: readonly PagedSegment[];
  readonly choice: ChosenInAddress;
};

/** Segments, each with its sentence and how many are in; on a narrow screen the sentence stands below the name. */
export function SegmentTable({ words, segments, choice }: Props) {
  const { t, locale } = words;
  const told = (moment: Date) =>
    formatMoment(moment, { locale, timeZone: words.dictionary.timeZone });
  const says = ({ kind, note, definition }: PagedSegment) =>
    kind === 'list' ? t('lists.says', { note }) : segmentText(words, definition as SegmentDraft);
  return (
    <SimpleTable
      caption={t('title')}
      rows={segments}
      choice={choice}
      rowKey={({ segmentId }) => String(segmentId)}
      columns={[
        {
          id: 'name',
          header: t('list.name'),
          cell: (segment) => (
            <span className="flex flex-col py-1 whitespace-normal">
              <TextLink href={`/segments/${segment.segmentId}`} className="font-medium">
                {segment.name}
              </TextLink>
              <span className="text-xs text-ink-3">{segmentCode(segment.segmentId)}</span>
              <span className="mt-0.5 font-normal text-ink-2 sm:hidden">{says(segment)}</span>
            </span>
          ),
        },
        {
          id: 'says',
          header: t('list.says'),
          isSecondary: true,
          cell: (segment) => (
            <span className="block max-w-[64ch] py-1.5 whitespace-normal text-ink-2">
              {says(segment)}
            </span>
          ),
        },
        {
          id: 'size',
          header: t('list.size'),
          isNumeric: true,
          cell: ({ segmentId, size, lookedAt, isFilling }) =>
            isFilling ? (
              <span className="text-ink-2">{t('list.filling')}</span>
            ) : size === null || lookedAt === null ? (
              <span className="text-ink-3">{t('list.notYet')}</span>
            ) : (
              <span className="flex flex-col items-end">
                <TextLink href={`/segments/${segmentId}/history`}>
                  {formatCount(size, locale)}
                </TextLink>
                <span className="text-xs text-ink-3">
                  {t('list.looked', { when: told(lookedAt) })}
                </span>
              </span>
            ),
        },
        {
          id: 'saved',
          header: t('list.saved'),
          isSecondary: true,
          cell: ({ savedAt, version, authorName }) => (
            <span className="flex flex-col">
              <span>{told(savedAt)}</span>
              <span className="text-xs text-ink-3">
                {t('list.by', { version, name: authorName })}
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
