import { useLocale, useTranslations } from 'next-intl';
import { BarStrip } from '@/components/chart/bar-strip';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { type Overlap, sizeOf } from '@/lib/domain/segments/overlap';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { letterOf } from './letter-of';

/** The segments with their letters and sizes, and how much of each is in no other. */
export function OverlapSizes({ overlap }: { readonly overlap: Overlap }) {
  const t = useTranslations('segments.overlap');
  const locale = useLocale();
  const { segments, parts } = overlap;
  const rows = segments.map(({ segmentId, name }, index) => {
    const alone = segments.map((one) => (one.segmentId === segmentId ? '1' : '0')).join('');
    return {
      segmentId,
      name,
      letter: letterOf(index),
      members: sizeOf(overlap, index),
      own: parts.find(({ mask }) => mask === alone)?.members ?? 0,
    };
  });
  const largest = Math.max(1, ...rows.map(({ members }) => members));
  return (
    <Section title={t('segments')}>
      <SimpleTable
        caption={t('segments')}
        rows={rows}
        rowKey={({ segmentId }) => String(segmentId)}
        columns={[
          {
            id: 'name',
            header: t('segment'),
            cell: ({ letter, name, segmentId }) => (
              <span className="flex gap-1.5 whitespace-normal">
                <b className="w-4 shrink-0 text-ink-2">{letter}</b>
                <TextLink href={`/segments/${segmentId}`}>{name}</TextLink>
              </span>
            ),
          },
          {
            id: 'bar',
            header: '',
            isSecondary: true,
            cell: ({ members }) => (
              <BarStrip ratio={members / largest} colour={2} className="min-w-24" />
            ),
          },
          {
            id: 'members',
            header: t('members'),
            isNumeric: true,
            cell: ({ segmentId, members }) => (
              <TextLink href={`/members?report=segment&cell=${segmentId}`}>
                {formatCount(members, locale)}
              </TextLink>
            ),
          },
          {
            id: 'own',
            header: t('onlyHere'),
            isNumeric: true,
            isQuiet: true,
            cell: ({ own, members }) => formatShare(own, members, locale),
          },
        ]}
      />
    </Section>
  );
}
