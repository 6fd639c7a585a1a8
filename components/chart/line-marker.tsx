'use client';

import type { ChartMarker } from './line-chart-types';
import type { PointPlace } from './line-point';

type Props = {
  readonly place: PointPlace;
  readonly marker: ChartMarker | undefined;
  /** Where the plot ends below. */
  readonly bottom: number;
};

const SIDE = 16;
/** What markers need above the plot. */
export const MARKER_ROOM = 10;

/** What happened in a category: a letter in a square above the plot and a line down through it. Only what goes on is vermilion. */
export function LineMarker({ place: { cx, cy }, marker, bottom }: Props) {
  if (cx === undefined || cy === undefined || marker === undefined) return null;
  const colour = marker.isLive ? 'var(--seal-text)' : 'var(--text-2)';
  const top = cy - MARKER_ROOM - SIDE / 2;
  return (
    <g>
      <line x1={cx} x2={cx} y1={top + SIDE} y2={bottom} stroke={colour} strokeDasharray="1 3" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the list holds the same words */}
      <g
        className="cursor-pointer"
        onClick={() => {
          window.location.hash = marker.href;
        }}
      >
        <title>{marker.title}</title>
        <rect
          x={cx - SIDE / 2}
          y={top}
          width={SIDE}
          height={SIDE}
          rx={3}
          fill="var(--canvas)"
          stroke={colour}
        />
        <text x={cx} y={top + 12} textAnchor="middle" fontSize={11} fontWeight={600} fill={colour}>
          {marker.letter}
        </text>
      </g>
    </g>
  );
}
