import { useLocale, useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { ANY_PART, type Overlap, partCell } from '@/lib/domain/segments/overlap';
import { formatCount, formatShare } from '@/lib/format/numbers';
import { OverlapParts } from './overlap-parts';
import { OverlapSizes } from './overlap-sizes';

type Props = { readonly overlap: Overlap; readonly mayEdit: boolean };

/** Segments laid over each other: the short of it, their sizes, each part. */
export function OverlapView({ overlap, mayEdit }: Props) {
  const t = useTranslations('segments.overlap');
  const locale = useLocale();
  const { segments, parts, members } = overlap;
  const ids = segments.map(({ segmentId }) => segmentId);
  const hrefOf = (mask: string) => `/members?report=segment&cell=${partCell(ids, mask)}`;
  const inAll = parts.find(({ mask }) => !mask.includes('0'))?.members ?? 0;
  const union = parts.reduce((sum, part) => sum + part.members, 0);
  return (
    <>
      <LedgerStrip
        label={t('figures')}
        figures={[
          {
            id: 'any',
            label: t('inAny'),
            value: formatCount(union, locale),
            href: hrefOf(ANY_PART),
          },
          {
            id: 'all',
            label: t('inAll'),
            value: formatCount(inAll, locale),
            note: formatShare(inAll, union, locale),
            href: hrefOf('1'.repeat(segments.length)),
          },
          {
            id: 'none',
            label: t('inNone'),
            value: formatCount(members - union, locale),
            href: hrefOf('0'.repeat(segments.length)),
          },
        ]}
      />
      <div className="grid items-start gap-x-8 dock:grid-cols-2">
        <OverlapParts overlap={overlap} union={union} mayEdit={mayEdit} />
        <OverlapSizes overlap={overlap} />
      </div>
    </>
  );
}
