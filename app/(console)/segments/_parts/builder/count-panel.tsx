import type { LiveCount } from '@/components/segment/builder/use-live-count';
import type { OtherLanguage } from '@/components/segment/other-language';
import type { SegmentWords } from '@/components/segment/segment-words';
import { ProgressLine } from '@/components/ui/progress-line';
import { Status } from '@/components/ui/status';
import { TextLink } from '@/components/ui/text-link';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { Estimate } from '@/lib/domain/segments/estimate';
import { formatMoment } from '@/lib/format/dates';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { AgainstSaved } from './against-saved';
import { InWords } from './in-words';
import { ReachRows } from './reach-rows';

type Props = {
  readonly words: SegmentWords;
  readonly count: LiveCount;
  readonly draft: SegmentDraft;
  readonly other: OtherLanguage;
  /** The saved version; null: there is none, or nothing differs from it. */
  readonly before: { readonly version: number; readonly draft: SegmentDraft } | null;
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

/** An exact figure of a large base leaves the latest receipts out, and says so. */
function UpTo({ words: { t, locale, dictionary }, count }: Pick<Props, 'words' | 'count'>) {
  const upTo = count.exact?.receiptsUpTo ?? null;
  if (upTo === null) return null;
  const moment = formatMoment(new Date(upTo), { locale, timeZone: dictionary.timeZone });
  return <p className="mt-1 text-xs text-ink-2">{t('count.receiptsUpTo', { moment })}</p>;
}

/** How many are in: an estimate with its interval at once, the exact figure right after, and what was said, in words. */
export function CountPanel(props: Props) {
  const { words, count, draft, other, before, segmentId, isArchived } = props;
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
              {/* Where nothing was estimated the figure stands above alone. */}
              <span>{estimate !== null && formatCount(exact.total.count, locale)}</span>
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
      {before !== null && (
        <AgainstSaved
          words={words}
          version={before.version}
          saved={before.draft}
          draft={draft}
          total={isStale ? null : (exact?.total.count ?? null)}
        />
      )}
      <InWords
        words={words}
        draft={draft}
        other={other}
        todayOn={shown?.todayOn ?? words.dictionary.todayOn}
      />
    </div>
  );
}
