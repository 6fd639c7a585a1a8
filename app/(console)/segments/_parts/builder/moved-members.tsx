import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProgressLine } from '@/components/ui/progress-line';
import { useAnswer } from '@/components/ui/use-answer';
import type { ChangeWay } from '@/lib/domain/segments/kept-membership';
import { MOVED_MEMBERS, type SegmentMoves } from '@/lib/domain/segments/segment-page';
import { formatCount } from '@/lib/format/numbers';
import { lastColumn, memberColumn, revenueColumn } from './member-columns';
import { type DraftChange, MOVES_PATH, movesQuestion } from './moves-question';

type Props = {
  readonly words: SegmentWords;
  readonly change: DraftChange;
  readonly way: ChangeWay;
  readonly count: number;
};

/** The members of one way, ten a page, all of them by turning pages. */
function MovedPages({ words, change, way, count }: Props) {
  const { t, locale } = words;
  const pages = useTranslations('common.pagination');
  /** The member before each page up to the one that is shown. */
  const [turned, setTurned] = useState<readonly number[]>([0]);
  const { value, isStale, hasFailed } = useAnswer<SegmentMoves>(
    MOVES_PATH,
    movesQuestion(change, { way, afterMember: turned.at(-1) ?? 0 }),
  );
  const members = value?.members ?? [];
  const first = (turned.length - 1) * MOVED_MEMBERS + 1;
  const next = value?.next ?? null;
  return (
    <>
      <div className="h-0.5">{isStale && <ProgressLine label={t('count.counting')} />}</div>
      {hasFailed && <p role="alert">{t('count.failed')}</p>}
      {/* As high as a whole page: the buttons stay where they are while pages turn. */}
      <div className={count > MOVED_MEMBERS ? 'min-h-[31rem]' : undefined}>
        <SimpleTable
          caption={t(`moves.${way}Title`)}
          rows={members}
          rowKey={({ memberId }) => String(memberId)}
          columns={[memberColumn(words, 'always'), lastColumn(words), revenueColumn(words)]}
        />
      </div>
      <nav aria-label={pages('label')} className="mt-3 flex items-center gap-2">
        <p role="status" className="mr-auto text-sm text-ink-2 tabular-nums">
          {members.length > 0 &&
            !isStale &&
            pages('range', {
              from: formatCount(first, locale),
              to: formatCount(first + members.length - 1, locale),
              total: formatCount(value?.[way] ?? count, locale),
            })}
        </p>
        <Button
          size="small"
          disabled={turned.length === 1 || isStale}
          onClick={() => setTurned(turned.slice(0, -1))}
        >
          {pages('previous')}
        </Button>
        <Button
          size="small"
          disabled={next === null || isStale}
          onClick={() => next !== null && setTurned([...turned, next])}
        >
          {pages('next')}
        </Button>
      </nav>
    </>
  );
}

/** A figure of a change that opens exactly its members. */
export function MovedMembers(props: Props) {
  const { words, way, count } = props;
  const { t, locale } = words;
  const said = t(`moves.${way}`, { count, told: formatCount(count, locale) });
  return (
    <Dialog
      title={t(`moves.${way}Title`)}
      description={t(`moves.${way}Text`)}
      trigger={
        <button type="button" className="link text-sm">
          {said}
        </button>
      }
    >
      <MovedPages {...props} />
    </Dialog>
  );
}
