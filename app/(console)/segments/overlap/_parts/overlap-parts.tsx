import { useLocale, useTranslations } from 'next-intl';
import { BarStrip } from '@/components/chart/bar-strip';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { type Overlap, partCell, partLabel } from '@/lib/domain/segments/overlap';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { letterOf } from './letter-of';
import { PartDots } from './part-dots';

type Props = {
  readonly overlap: Overlap;
  /** Members of all parts together. */
  readonly union: number;
  readonly mayEdit: boolean;
};
type Part = Overlap['parts'][number];

/** Each part with dots for the segments it is in, the largest first (an UpSet plot, turned so that a part is a row). */
export function OverlapParts({ overlap, union, mayEdit }: Props) {
  const t = useTranslations('segments.overlap');
  const drill = useTranslations('analytics.drill');
  const locale = useLocale();
  const { segments, parts } = overlap;
  const ids = segments.map(({ segmentId }) => segmentId);
  const figureOf = ({ mask }: Part) => `report=segment&cell=${partCell(ids, mask)}`;
  const names = segments.map(({ name }) => name);
  const textOf = ({ mask }: Part) => {
    const { key, slots } = partLabel(names, mask);
    return drill(key, slots);
  };
  const largest = parts[0]?.members ?? 1;
  return (
    <Section title={t('parts')} note={t('partsNote')}>
      {parts.length === 0 ? (
        <p className="text-ink-2">{t('nobody')}</p>
      ) : (
        <SimpleTable
          caption={t('parts')}
          rows={parts}
          rowKey={({ mask }) => mask}
          columns={[
            {
              id: 'dots',
              header: <Letters count={segments.length} />,
              cell: (part) => <PartDots mask={part.mask} label={textOf(part)} />,
            },
            {
              id: 'bar',
              header: '',
              isSecondary: true,
              cell: ({ members }) => <BarStrip ratio={members / largest} className="min-w-24" />,
            },
            {
              id: 'members',
              header: t('members'),
              isNumeric: true,
              cell: (part) => (
                <TextLink href={`/members?${figureOf(part)}`}>
                  {formatCount(part.members, locale)}
                </TextLink>
              ),
            },
            {
              id: 'share',
              header: t('share'),
              isNumeric: true,
              isQuiet: true,
              isSecondary: true,
              cell: ({ members }) => formatShare(members, union, locale),
            },
            ...(mayEdit
              ? [
                  {
                    id: 'make',
                    header: '',
                    cell: (part: Part) => (
                      <TextLink
                        href={`/segments/new?${figureOf(part)}`}
                        aria-label={t('makeOf', { part: textOf(part) })}
                      >
                        {t('make')}
                      </TextLink>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}

function Letters({ count }: { readonly count: number }) {
  return (
    <span className="inline-flex">
      {Array.from({ length: count }, (_, index) => (
        <span key={letterOf(index)} className="w-6 text-center">
          {letterOf(index)}
        </span>
      ))}
    </span>
  );
}
