import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { LiveCount } from '@/components/segment/builder/use-live-count';
import { segmentText } from '@/components/segment/segment-text';
import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { ProgressLine } from '@/components/ui/progress-line';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { Estimate } from '@/lib/domain/segments/estimate';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { ReachRows } from './reach-rows';

type Props = {
  readonly words: SegmentWords;
  readonly count: LiveCount;
  readonly draft: SegmentDraft;
  /** How many the saved version has; null: there is none, nothing differs from it, or it is not counted yet. */
  readonly before: { readonly version: number; readonly total: number } | null;
  /** The segment that is what is written; null: that is not saved. */
  readonly segmentId: number | null;
  readonly isArchived: boolean;
};

/** The interval of the estimate as a band, the estimate as a ring, the exact figure as a line. */
function Interval({
  estimate,
  exact,
}: {
  readonly estimate: Estimate;
  readonly exact: number | null;
}) {
  const width = Math.max(1, estimate.to - estimate.from);
  const low = Math.max(0, estimate.from - width * 0.15);
  const high = estimate.to + width * 0.15;
  const at = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - low) / Math.max(1, high - low)) * 100))}%`;
  return (
    <div aria-hidden="true" className="relative my-3 h-6">
      <div
        className="absolute top-2 h-2 border-x-2 border-primary bg-primary-soft"
        style={{ left: at(estimate.from), right: `calc(100% - ${at(estimate.to)})` }}
      />
      <span
        className="absolute top-1.5 size-3 -translate-x-1/2 rounded-full border-2 border-primary bg-surface"
        style={{ left: at(estimate.count) }}
      />
      {exact !== null && (
        <span
          className="absolute top-0 h-6 w-0.5 -translate-x-1/2 bg-ink"
          style={{ left: at(exact) }}
        />
      )}
    </div>
  );
}

function Against({ words, count, before }: Pick<Props, 'words' | 'count' | 'before'>) {
  const { t, locale } = words;
  if (before === null || count.exact === null) return null;
  const { total } = count.exact;
  const change = total.count - before.total;
  return (
    <div className="border-t px-3.5 py-3">
      <p className="text-sm font-medium">{t('count.against', { version: before.version })}</p>
      <p className="tabular-nums">
        {change === 0 ? (
          t('count.same')
        ) : (
          <>
            <strong className="text-figure">
              {change > 0 ? '+' : '−'}
              {formatCount(Math.abs(change), locale)}
            </strong>{' '}
            <span className="text-sm text-ink-2">
              {t('count.change', {
                from: formatCount(before.total, locale),
                to: formatCount(total.count, locale),
              })}
            </span>
          </>
        )}
      </p>
    </div>
  );
}

/** An exact figure of a large base leaves the latest receipts out, and says so. */
function UpTo({ words: { t, locale, dictionary }, count }: Pick<Props, 'words' | 'count'>) {
  const upTo = count.exact?.receiptsUpTo ?? null;
  if (upTo === null) return null;
  const moment = formatMoment(new Date(upTo), { locale, timeZone: dictionary.timeZone });
  return <p className="mt-1 text-xs text-ink-2">{t('count.receiptsUpTo', { moment })}</p>;
}

/** What is written, read back, to be copied into a letter or a task. */
function InWords({ words, draft, count }: Pick<Props, 'words' | 'draft' | 'count'>) {
  const { t, locale } = words;
  const [isCopied, setCopied] = useState(false);
  const text = segmentText(words, draft);
  const todayOn = count.exact?.todayOn ?? count.estimate?.todayOn ?? words.dictionary.todayOn;
  return (
    <div className="border-t px-3.5 py-3">
      <p className="text-sm font-medium">{t('count.words')}</p>
      <p className="mt-1 text-sm text-ink-2">{text}</p>
      <p className="mt-1 text-xs text-ink-3">
        {t('count.asOf', { day: formatDay(todayOn, locale) })}
      </p>
      <div className="mt-2 flex items-center gap-2">
        <Button
          size="small"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <Icon of={Copy} />
          {t('count.copy')}
        </Button>
        <span role="status" className="text-xs text-ink-2">
          {isCopied ? t('count.copied') : ''}
        </span>
      </div>
    </div>
  );
}

/** How many are in: an estimate with its interval at once, the exact figure right after, and what was said, in words. */
export function CountPanel({ words, count, draft, before, segmentId, isArchived }: Props) {
  const { t, locale } = words;
  const { estimate, exact, isStale, hasFailed } = count;
  const shown = exact ?? estimate;
  const state = isStale || shown === null ? 'counting' : exact === null ? 'estimate' : 'exact';
  return (
    <div className="rounded-panel border bg-surface">
      <div className="h-0.5">{isStale && <ProgressLine label={t('count.counting')} />}</div>
      <div className="px-3.5 py-3">
        <div className="flex items-center justify-between gap-2">
          <h2 className="text-sm font-medium">{t('count.title')}</h2>
          <Status tone={state === 'exact' ? 'success' : 'neutral'}>{t(`count.${state}`)}</Status>
        </div>
        {hasFailed && (
          <p role="alert" className="text-sm text-danger-text">
            {t('count.failed')}
          </p>
        )}
        <div role="status" className="tabular-nums">
          {shown !== null && (
            <p>
              <strong className="text-hero font-semibold">
                {formatCount(shown.total.count, locale)}
              </strong>{' '}
              <span className="text-sm text-ink-2">
                {t('count.ofAll', {
                  share: formatPercent(
                    shown.members === 0 ? 0 : shown.total.count / shown.members,
                    locale,
                  ),
                })}
              </span>
            </p>
          )}
          {estimate !== null && (
            <>
              <Interval estimate={estimate.total} exact={exact?.total.count ?? null} />
              <p className="flex justify-between gap-2 text-xs text-ink-2">
                <span>
                  {t('count.estimateLine', {
                    count: formatCount(estimate.total.count, locale),
                    from: formatCount(estimate.total.from, locale),
                    to: formatCount(estimate.total.to, locale),
                  })}
                </span>
                <span>{t('count.tookEstimate', { ms: estimate.tookMs })}</span>
              </p>
            </>
          )}
          {exact !== null && (
            <p className="flex justify-between gap-2 text-xs text-ink-2">
              <span>{formatCount(exact.total.count, locale)}</span>
              <span>{t('count.tookExact', { ms: exact.tookMs })}</span>
            </p>
          )}
          <UpTo words={words} count={count} />
        </div>
      </div>
      <div className="border-t px-3.5 py-3 text-sm">
        {segmentId === null ? (
          <span className="text-ink-2">{t('count.saveFirst')}</span>
        ) : (
          <TextLink href={`/members?report=segment&cell=${segmentId}`}>{t('count.open')}</TextLink>
        )}
      </div>
      <ReachRows words={words} draft={draft} segmentId={isArchived ? null : segmentId} />
      <Against words={words} count={count} before={before} />
      <InWords words={words} draft={draft} count={count} />
    </div>
  );
}
