import { formatCount, formatPercent } from '@/lib/format/numbers';
import { cx } from '../../ui/cx';
import type { SegmentWords } from '../segment-words';

/** What a row of the builder counts; null: it is not counted. */
export type RowFigures = {
  readonly alone: number | null;
  /** After the row; null within a group. */
  readonly left: number | null;
  /** Before the row. */
  readonly before: number;
  readonly members: number;
};

type Props = {
  readonly words: SegmentWords;
  readonly figures: RowFigures | null;
  readonly isExcluding: boolean;
};

/** The figures of a row: alone, left after it, and how much of what was left before. */
export function RowFiguresView({ words: { t, locale }, figures, isExcluding }: Props) {
  const { alone = null, left = null, before = 0, members = 0 } = figures ?? {};
  const share = alone === null || members === 0 ? 0 : alone / members;
  return (
    <div className="grid grid-cols-[1fr_1fr_64px] items-center gap-x-3 text-right tabular-nums max-shell:mt-1 max-shell:text-sm shell:w-[330px]">
      <span className="flex items-center justify-end gap-2 text-ink-2">
        <span className="shell:hidden">{t('builder.alone')}</span>
        {alone === null ? '' : formatCount(alone, locale)}
        <span aria-hidden="true" className="h-1.5 w-12 bg-sunken max-shell:hidden">
          <span
            className={cx('block h-full', isExcluding ? 'bg-ink-3' : 'bg-primary')}
            style={{ width: `${Math.round(share * 100)}%` }}
          />
        </span>
      </span>
      <strong className="font-semibold">{left === null ? '' : formatCount(left, locale)}</strong>
      <span className={cx('text-sm', isExcluding ? 'text-danger-text' : 'text-ink-2')}>
        {left === null
          ? ''
          : isExcluding
            ? left === before
              ? '0'
              : `−${formatCount(before - left, locale)}`
            : formatPercent(before === 0 ? 0 : left / before, locale)}
      </span>
    </div>
  );
}
