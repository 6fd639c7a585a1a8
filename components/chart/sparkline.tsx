import { cx } from '../ui/cx';

type Props = {
  readonly values: readonly number[];
  /** What it shows, in words. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  readonly className?: string;
};

const EDGE = 3;

/** A line without axes beside a figure; the last point is marked. */
export function Sparkline({ values, label, width = 64, height = 18, className }: Props) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const points = values.map((value, index) => {
    const x = EDGE + (index / Math.max(1, values.length - 1)) * (width - EDGE * 2);
    const y = height - EDGE - ((value - low) / span) * (height - EDGE * 2);
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const;
  });
  const last = points.at(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={cx('inline-block align-middle', className)}
    >
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        strokeWidth="1"
        className="stroke-ink-3"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="1.75" className="fill-series-1" />}
    </svg>
  );
}
