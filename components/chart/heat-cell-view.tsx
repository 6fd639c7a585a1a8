import NextLink from 'next/link';
import { cx } from '../ui/cx';
import type { HeatCell, HeatRow, HeatScale } from './heat-types';

/* Class names are written out: they are looked up, never glued. */
const STEPS: Readonly<Record<HeatScale, readonly string[]>> = {
  spruce: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => `heat-spruce-${step}`),
  amber: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => `heat-amber-${step}`),
};

const KINDS = {
  neutral: 'bg-sunken text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]',
  unfinished: 'hatch text-ink shadow-[inset_0_0_0_1px_var(--line)]',
  small: 'bg-transparent font-normal text-ink-3 shadow-[inset_0_0_0_1px_var(--line)]',
} as const;

function cellStyles(cell: HeatCell, scale: HeatScale): string {
  return cell.kind === 'step' ? (STEPS[scale][cell.step ?? 0] ?? '') : KINDS[cell.kind];
}

type Props = {
  readonly cell: HeatRow['cells'][number];
  readonly scale: HeatScale;
  readonly isDense: boolean;
  /** The one cell the tab key stops at; arrows reach the others. */
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
};

/** One cell: its colour or hatch, its figures, and the link to its members. */
export function HeatCellView({ cell, scale, isDense, isFirst, isCurrent }: Props) {
  if (cell === null) return <td />;
  if (cell === 'missing') {
    return (
      <td>
        <span className={cx('hatch block rounded-heat', isDense ? 'h-6' : 'h-[42px]')} />
      </td>
    );
  }
  const styles = cx(
    'heat-cell relative block rounded-heat px-0.5 text-center',
    isDense
      ? 'py-1 text-[12.5px]/4 font-medium touch:py-2'
      : 'py-[5px] text-base/[18px] font-[550]',
    cellStyles(cell, scale),
  );
  // The words replace the figures for screen readers; they say them again, with what they count.
  const body = (
    <>
      <span className="sr-only">{cell.label}</span>
      <span aria-hidden="true">
        {cell.value}
        {cell.note !== undefined && (
          <small className="block text-2xs/[14px] font-normal">{cell.note}</small>
        )}
      </span>
    </>
  );
  return (
    <td className="p-0">
      {cell.href === undefined ? (
        <span className={styles}>{body}</span>
      ) : (
        <NextLink
          href={cell.href}
          prefetch={false}
          scroll={false}
          aria-current={isCurrent ? 'true' : undefined}
          tabIndex={isFirst || isCurrent ? 0 : -1}
          data-heat-cell
          className={styles}
        >
          {body}
        </NextLink>
      )}
    </td>
  );
}
