import { useLocale, useTranslations } from 'next-intl';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly preview: ScorePreview | null;
  readonly isStale: boolean;
  readonly hasFailed: boolean;
  readonly hasCut: boolean;
};

/** Of whom the sizes are and as of when, or why there are none. */
export function PreviewNote({ preview, isStale, hasFailed, hasCut }: Props) {
  const t = useTranslations('rfmModels');
  const locale = useLocale();
  const text = () => {
    if (!hasCut) return t('preview.noEdges');
    if (hasFailed) return t('preview.failed');
    if (preview === null) return t('preview.counting');
    const { oneIn, buyers, asOfOn, isEnough } = preview;
    const day = formatDay(asOfOn, locale);
    if (!isEnough) return t('preview.tooFew', { count: buyers, needed: RFM_MIN_BUYERS, day });
    if (isStale) return t('preview.counting');
    return oneIn === 1
      ? t('preview.exact', { count: buyers, day })
      : t('preview.estimate', { oneIn, buyers: formatCount(buyers, locale), day });
  };
  const isWarning = hasFailed || !hasCut || preview?.isEnough === false;
  return (
    <p role="status" className={isWarning ? 'text-sm text-warning-text' : 'text-sm text-ink-2'}>
      {text()}
    </p>
  );
}
