import type { SegmentWords } from '@/components/segment/segment-words';
import { TextLink } from '@/components/ui/text-link';
import { useAnswer } from '@/components/ui/use-answer';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { type ReachWay, type SegmentReach, wayCell } from '@/lib/domain/segments/segment-page';
import { formatCount, formatShare } from '@/lib/format/numbers';

type Props = {
  readonly words: SegmentWords;
  readonly draft: SegmentDraft;
  /** The segment as it is saved; null: what is written is not, or it is out of use. */
  readonly segmentId: number | null;
};

/** Whom of the segment advertising may be sent to: consent given and a contact confirmed, way by way. */
export function ReachRows({ words, draft, segmentId }: Props) {
  const { t, locale } = words;
  const { value, hasFailed } = useAnswer<SegmentReach>(
    '/api/internal/segments/reach',
    JSON.stringify({ definition: draft }),
  );
  const row = (way: ReachWay | 'any', members: number) => (
    <div key={way} className="flex items-baseline justify-between gap-2 py-0.5 text-sm">
      <dt className="text-ink-2">{t(`reach.${way}`)}</dt>
      <dd className="tabular-nums">
        {segmentId === null ? (
          formatCount(members, locale)
        ) : (
          <TextLink href={`/members?report=segment&cell=${wayCell(segmentId, way)}`}>
            {formatCount(members, locale)}
          </TextLink>
        )}
        <span className="inline-block w-14 text-right text-ink-3">
          {formatShare(members, value?.total ?? 0, locale)}
        </span>
      </dd>
    </div>
  );
  return (
    <div className="border-t px-3.5 py-3">
      <p className="text-sm font-medium">{t('reach.title')}</p>
      {hasFailed && (
        <p role="alert" className="text-sm text-danger-text">
          {t('count.failed')}
        </p>
      )}
      {value !== undefined && (
        <dl className="mt-1">
          {row('any', value.reached)}
          {value.by.map(({ way, members }) => row(way, members))}
        </dl>
      )}
      <p className="mt-1 text-xs text-ink-3">{t('reach.note')}</p>
    </div>
  );
}
