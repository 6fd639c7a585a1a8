'use client';

import { useRouter } from 'next/navigation';
import { lastIndex } from './chart-geometry';
import type { ChartSeries } from './line-chart-types';

export type PointPlace = {
  readonly cx?: number;
  readonly cy?: number;
  readonly index?: number;
};

type Props = {
  readonly place: PointPlace;
  readonly line: ChartSeries;
  readonly colour: string;
  /** Where the line's name stands, beside the drawing; nowhere when names stand under the chart. */
  readonly labelAt: { readonly x: number; readonly y: number } | undefined;
  readonly text: string;
};

const HIT = 9;

/** A point of a line: a place to press that opens its members, and at the end of the line its name. */
export function LinePoint({ place, line, colour, labelAt, text }: Props) {
  const router = useRouter();
  const { cx, cy, index = -1 } = place;
  if (cx === undefined || cy === undefined || line.values[index] == null) return null;
  const href = line.hrefs?.[index];
  const isLast = index === lastIndex(line.values) && line.weight !== 'context';
  return (
    <g>
      {isLast && <circle cx={cx} cy={cy} r={2.5} fill={colour} />}
      {isLast && labelAt !== undefined && (
        <text
          x={labelAt.x + 8}
          y={labelAt.y + 4}
          fontSize={12}
          stroke="var(--canvas)"
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
          fontWeight={line.weight === 'strong' ? 600 : 400}
          fill={line.weight === 'past' ? 'var(--text-2)' : 'var(--text)'}
        >
          {text}
        </text>
      )}
      {typeof href === 'string' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the table view holds the same links
        <circle
          cx={cx}
          cy={cy}
          r={HIT}
          fill="transparent"
          className="cursor-pointer"
          onClick={() => router.push(href, { scroll: false })}
        />
      )}
    </g>
  );
}
