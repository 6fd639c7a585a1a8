import { useLocale, useTranslations } from 'next-intl';
import { AutoRefresh } from '@/components/ui/auto-refresh';
import { ProgressLine } from '@/components/ui/progress-line';
import type { ImportProgress } from '@/lib/domain/imports/progress';
import { formatPercent } from '@/lib/format/numbers';
import { ActionButton } from './action-button';

const REFRESH_MS = 1_000;
const SECONDS_OF_MINUTE = 60;

type Props = {
  readonly importId: number;
  readonly progress: ImportProgress;
  readonly isCheck: boolean;
  readonly mayStop: boolean;
};

/** How far the work is, how fast, and how long it may still take. */
export function ProgressView({ importId, progress, isCheck, mayStop }: Props) {
  const t = useTranslations('imports');
  const locale = useLocale();
  const { phase, ratio, rows, total, rowsPerSecond, secondsLeft } = progress;
  const left =
    secondsLeft === null
      ? null
      : secondsLeft < 2 * SECONDS_OF_MINUTE
        ? t('progress.left', { seconds: secondsLeft })
        : t('progress.leftMinutes', { minutes: Math.round(secondsLeft / SECONDS_OF_MINUTE) });
  const sentences = {
    queued: () => t('progress.queued'),
    reading: () => t('progress.reading', { rows, percent: formatPercent(ratio ?? 0, locale, 0) }),
    comparing: () => t('progress.comparing'),
    merging: () => t('progress.merging', { done: rows, total }),
  };
  return (
    <div className="max-w-160">
      <AutoRefresh everyMs={REFRESH_MS} />
      {isCheck && <p className="mb-3 text-ink-2">{t('check.running')}</p>}
      <ProgressLine label={t('progress.label')} {...(ratio === null ? {} : { ratio })} />
      <p className="mt-2 tabular-nums">{sentences[phase]()}</p>
      <p className="min-h-5 text-sm text-ink-2 tabular-nums">
        {rowsPerSecond !== null && t('progress.rate', { rate: rowsPerSecond })}
        {rowsPerSecond !== null && left !== null && ' · '}
        {left}
      </p>
      <p className="mt-3 mb-4 text-sm text-ink-2">{t('progress.leave')}</p>
      {mayStop && (
        <ActionButton action="cancel" importId={importId} tone="default">
          {t('progress.cancel')}
        </ActionButton>
      )}
    </div>
  );
}
