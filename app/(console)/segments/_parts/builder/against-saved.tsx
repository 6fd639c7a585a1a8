import type { SegmentWords } from '@/components/segment/segment-words';
import { useAnswer } from '@/components/ui/use-answer';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { CHANGE_WAYS } from '@/lib/domain/segments/kept-membership';
import type { SegmentMoves } from '@/lib/domain/segments/segment-page';
import { formatCount } from '@/lib/format/numbers';
import { MovedMembers } from './moved-members';
import { MOVES_PATH, movesQuestion } from './moves-question';

type Props = {
  readonly words: SegmentWords;
  /** The version that is saved, and what it says. */
  readonly version: number;
  readonly saved: SegmentDraft;
  readonly draft: SegmentDraft;
  /** How many are in now, exactly; null: that is still being counted. */
  readonly total: number | null;
};

/** Who comes in as a bar of the one colour, who goes as one of the other, as wide as they are many. */
function MovesBar({ entered, left }: { readonly entered: number; readonly left: number }) {
  return (
    <div aria-hidden="true" className="mt-2 flex h-1.5 gap-px">
      {entered > 0 && <span className="bg-(--div-7)" style={{ flexGrow: entered }} />}
      {left > 0 && <span className="bg-(--div-1)" style={{ flexGrow: left }} />}
    </div>
  );
}

/** What the change that is written does to the saved version: how many come in and go, each figure with its members. */
export function AgainstSaved({ words, version, saved, draft, total }: Props) {
  const { t, locale } = words;
  const change = { before: saved, after: draft };
  const { value, isStale, hasFailed } = useAnswer<SegmentMoves>(
    MOVES_PATH,
    movesQuestion(change, { way: 'entered', afterMember: 0 }),
  );
  const { entered = 0, left = 0 } = value ?? {};
  const sum = entered - left;
  return (
    <div className="border-t px-3.5 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <p className="text-sm font-medium">{t('count.against', { version })}</p>
        {value !== undefined && !isStale && total !== null && (
          <p className="text-xs text-ink-2 tabular-nums">
            {t('count.change', {
              from: formatCount(total - sum, locale),
              to: formatCount(total, locale),
            })}
          </p>
        )}
      </div>
      {hasFailed && (
        <p role="alert" className="text-sm text-danger-text">
          {t('count.failed')}
        </p>
      )}
      {value !== undefined && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
            {entered + left > 0 && (
              <strong className="text-figure">
                {sum > 0 ? '+' : sum < 0 ? '−' : '±'}
                {formatCount(Math.abs(sum), locale)}
              </strong>
            )}
            {entered + left === 0
              ? t('count.same')
              : CHANGE_WAYS.filter((way) => value[way] > 0).map((way) => (
                  <MovedMembers
                    key={way}
                    words={words}
                    change={change}
                    way={way}
                    count={value[way]}
                  />
                ))}
          </p>
          <MovesBar entered={entered} left={left} />
        </>
      )}
    </div>
  );
}
