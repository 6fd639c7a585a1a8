import { cx } from '@/components/ui/cx';
import type { ComparedFigure } from '@/lib/domain/mechanics/results/judge';
import type { ForestScale } from './forest-scale';

export const FOREST_WIDTH = 300;
const HEIGHT = 36;
const EDGE = 12;
const MIDDLE = HEIGHT / 2;
const HALF = 4.5;

const placed = (scale: ForestScale, value: number) =>
  EDGE + scale.at(value) * (FOREST_WIDTH - 2 * EDGE);

/** Figures of the axis, zero the strongest. */
export function ForestAxis({
  scale,
  label,
}: {
  readonly scale: ForestScale;
  readonly label: (value: number) => string;
}) {
  return (
    <svg width={FOREST_WIDTH} height="16" aria-hidden="true" className="block text-ink-2">
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          x={placed(scale, tick)}
          y="12"
          textAnchor="middle"
          className={cx('fill-current text-xs', tick === 0 && 'font-semibold')}
        >
          {label(tick)}
        </text>
      ))}
    </svg>
  );
}

type Props = {
  readonly scale: ForestScale;
  readonly found: ComparedFigure['found'];
  /** Everybody: a diamond as wide as the interval. */
  readonly isAll?: boolean;
};

/** An interval on the common axis: where it leaves the axis an arrow says so. What is clear of zero is blue or rust. */
export function Forest({ scale, found, isAll = false }: Props) {
  return (
    <svg width={FOREST_WIDTH} height={HEIGHT} aria-hidden="true" className="block">
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          x1={placed(scale, tick)}
          x2={placed(scale, tick)}
          y1="0"
          y2={HEIGHT}
          className={tick === 0 ? 'stroke-ink-3' : 'stroke-line'}
        />
      ))}
      {found !== null && <Mark scale={scale} found={found} isAll={isAll} />}
    </svg>
  );
}

function toneOf({ interval }: NonNullable<ComparedFigure['found']>) {
  if (interval.low > 0) return 'text-info';
  return interval.high < 0 ? 'text-danger' : 'text-ink-2';
}

type MarkProps = Required<Props> & { readonly found: NonNullable<ComparedFigure['found']> };

function Mark({ scale, found, isAll }: MarkProps) {
  const { difference, interval } = found;
  const [low, at, high] = [interval.low, difference, interval.high].map((value) =>
    placed(scale, value),
  ) as [number, number, number];
  if (isAll) {
    return (
      <path
        d={`M${low} ${MIDDLE}L${at} ${MIDDLE - 7}L${high} ${MIDDLE}L${at} ${MIDDLE + 7}z`}
        className="fill-primary"
      />
    );
  }
  const end = (x: number, isCut: boolean, way: -1 | 1) =>
    isCut
      ? `M${x - way * 5} ${MIDDLE - 4}L${x} ${MIDDLE}L${x - way * 5} ${MIDDLE + 4}`
      : `M${x} ${MIDDLE - HALF}V${MIDDLE + HALF}`;
  return (
    <g className={toneOf(found)}>
      <path
        d={`M${low} ${MIDDLE}H${high}${end(low, interval.low < scale.low, -1)}${end(high, interval.high > scale.high, 1)}`}
        className="fill-none stroke-current"
        strokeWidth="1.5"
      />
      <rect
        x={at - HALF}
        y={MIDDLE - HALF}
        width={2 * HALF}
        height={2 * HALF}
        className="fill-current"
      />
    </g>
  );
}
