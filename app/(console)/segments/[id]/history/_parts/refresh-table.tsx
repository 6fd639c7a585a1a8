import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ShownRefresh } from '@/lib/domain/segments/segment-page';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly words: SegmentWords;
  readonly segmentId: number;
  readonly looks: readonly ShownRefresh[];
};

/** The looks at a segment, the latest first; each opens who entered and left with it. */
export function RefreshTable({ words, segmentId, looks }: Props) {
  const { t, locale, dictionary } = words;
  const count = (value: number) => formatCount(value, locale);
  return (
    <Section title={t('history.looks')} note={t('history.looksNote', { count: looks.length })}>
      <SimpleTable
        caption={t('history.looks')}
        rows={looks}
        rowKey={({ refreshNo }) => String(refreshNo)}
        columns={[
          {
            id: 'when',
            header: t('history.when'),
            cell: ({ refreshNo, refreshedAt }) => {
              const told = formatMoment(refreshedAt, { locale, timeZone: dictionary.timeZone });
              return refreshNo > 1 ? (
                <TextLink href={`/segments/${segmentId}/history?look=${refreshNo}`}>
                  {told}
                </TextLink>
              ) : (
                told
              );
            },
          },
          {
            id: 'cause',
            header: t('history.cause'),
            isSecondary: true,
            cell: ({ cause, version }) => t(`history.causes.${cause}`, { version }),
          },
          {
            id: 'members',
            header: t('history.members'),
            isNumeric: true,
            cell: ({ members }) => count(members),
          },
          {
            id: 'entered',
            header: t('history.entered'),
            isNumeric: true,
            cell: ({ entered }) => count(entered),
          },
          {
            id: 'left',
            header: t('history.left'),
            isNumeric: true,
            cell: ({ gone }) => count(gone),
          },
          {
            id: 'took',
            header: t('history.took'),
            isNumeric: true,
            isSecondary: true,
            cell: ({ tookMs }) => t('history.ms', { ms: count(tookMs) }),
          },
        ]}
      />
    </Section>
  );
}
