import { useLocale, useTranslations } from 'next-intl';
import { BarStrip } from '@/components/chart/bar-strip';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import { formatCount, formatShare } from '@/lib/format/numbers';

type Props = {
  readonly size: number | null;
  readonly preview: ScorePreview | null;
  /** The size is of what was written before. */
  readonly isStale: boolean;
};

/** How many buyers a group takes now, and their share; a base of which a part was looked at gives an estimate. */
export function GroupSize({ size, preview, isStale }: Props) {
  const t = useTranslations('rfmModels');
  const locale = useLocale();
  if (size === null || preview === null || !preview.isEnough) {
    return <span className="text-right text-ink-3">—</span>;
  }
  const { oneIn, buyers } = preview;
  const members = formatCount(size * oneIn, locale);
  return (
    <div>
      <p className="flex justify-between gap-2 text-sm tabular-nums">
        <span className={isStale ? 'text-ink-3' : 'font-[550]'}>
          {oneIn === 1 ? members : t('about', { members })}
        </span>
        <span className={isStale ? 'text-ink-3' : 'text-ink-2'}>
          {formatShare(size, buyers, locale)}
        </span>
      </p>
      <BarStrip ratio={buyers === 0 ? 0 : size / buyers} className="mt-0.5" />
    </div>
  );
}
