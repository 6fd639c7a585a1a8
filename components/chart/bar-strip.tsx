import { cx } from '../ui/cx';

type Props = {
  /** Share of the full width, 0 to 1. */
  readonly ratio: number;
  /** Read aloud; leave out where the figure stands beside the bar. */
  readonly label?: string;
  readonly colour?: 1 | 2 | 3 | 4 | 5 | 6;
  readonly className?: string;
};

const FILLS = [
  '',
  'fill-series-1',
  'fill-series-2',
  'fill-series-3',
  'fill-series-4',
  'fill-series-5',
  'fill-series-6',
] as const;

/** A bar inside a row of a table. */
export function BarStrip({ ratio, label, colour = 1, className }: Props) {
  const percent = Math.round(Math.max(0, Math.min(1, ratio)) * 1000) / 10;
  return (
    <>
      {label !== undefined && <span className="sr-only">{label}</span>}
      <svg aria-hidden="true" width="100%" height="8" className={cx('block', className)}>
        <rect width={`${percent}%`} height="8" rx="1" className={FILLS[colour]} />
      </svg>
    </>
  );
}
