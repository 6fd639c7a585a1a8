'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import {
  LineChart as Base,
  CartesianGrid,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Locale } from '@/lib/domain/access/preferences';
import { lastIndex, spreadLabels, valueAxis } from './chart-geometry';
import { ChartTooltip } from './chart-tooltip';
import { formatChartValue } from './format-chart-value';
import type {
  ChartMarker,
  ChartSeries,
  ChartValueFormat,
  LineChartProps,
} from './line-chart-types';
import { LineMarker, MARKER_ROOM } from './line-marker';
import { LinePoint, type PointPlace } from './line-point';
import { lineStroke } from './line-stroke';

type Props = LineChartProps & { readonly height: number };

const MARGINS = { top: 16, left: 0, bottom: 4 };
/** A line of no width that carries the markers. */
const MARKERS = 'markers';
const AXIS_HEIGHT = 24;
/** Of a figure of the axis: a letter on average, and what stands around the text. */
const TICK_LETTER = 6.4;
const TICK_MARGIN = 12;
const AXIS_MIN_WIDTH = 40;
const LABEL_WIDTH = 132;
const LABEL_GAP = 15;
/** Below this width the labels go under the chart. */
const NARROW = 560;
const SHARED = {
  type: 'linear',
  isAnimationActive: false,
  activeDot: false,
  legendType: 'none',
} as const;
const TICK = { fill: 'var(--text-3)', fontSize: 11 };

/** One row a category, with a value for each line and for its dotted end. */
function toRows({ categories, series, markers }: Props, top: number) {
  return categories.map((category, index) => {
    const row: Record<string, string | number | null> = { category };
    row[MARKERS] = markers?.some((marker) => marker.index === index) ? top : null;
    for (const line of series) {
      const value = line.values[index] ?? null;
      const from = line.dottedFrom ?? categories.length;
      row[line.id] = index < from ? value : null;
      row[`${line.id}-end`] = index >= from - 1 && from < categories.length ? value : null;
    }
    return row;
  });
}

/** The name of a line with its last value, for the main line alone. */
function endText(line: ChartSeries, format: ChartValueFormat, locale: Locale): string {
  const value = line.values[lastIndex(line.values)];
  if (line.weight !== 'strong' || typeof value !== 'number') return line.label;
  return `${line.label} ${formatChartValue(value, format, locale)}`;
}

/** The format of the axis: its ticks are round and need no decimals. */
function axisFormat(format: ChartValueFormat): ChartValueFormat {
  return format.kind === 'percent' ? { kind: 'percent', digits: 0 } : format;
}

/** Places to put markers at: points above the highest value. A function and no component, for the chart looks for its lines itself. */
function markerLine(markers: readonly ChartMarker[], bottom: number) {
  return (
    <Line
      {...SHARED}
      dataKey={MARKERS}
      stroke="none"
      dot={(place: PointPlace) => (
        <LineMarker
          key={`marker-${place.index}`}
          place={place}
          marker={markers.find((marker) => marker.index === place.index)}
          bottom={bottom}
        />
      )}
    />
  );
}

/** The drawing of a line chart. Loaded on its own, for the library behind it is large. */
export default function LineChartDrawing(props: Props) {
  const { label, categories, series, format, height, fromZero = false, markers = [] } = props;
  const margin = { ...MARGINS, top: MARGINS.top + (markers.length > 0 ? MARKER_ROOM : 0) };
  const locale = useLocale();
  const [width, setWidth] = useState(0);
  const isNarrow = width < NARROW;
  const { domain, ticks } = valueAxis(series, fromZero);
  const plotHeight = height - margin.top - margin.bottom - AXIS_HEIGHT;
  const yOf = (value: number) =>
    margin.top + (1 - (value - domain[0]) / (domain[1] - domain[0])) * plotHeight;
  const tickTexts = new Map(
    ticks.map((value) => [value, formatChartValue(value, axisFormat(format), locale)]),
  );
  const longest = Math.max(0, ...[...tickTexts.values()].map((text) => text.length));
  const axisWidth = Math.max(AXIS_MIN_WIDTH, Math.ceil(longest * TICK_LETTER) + TICK_MARGIN);
  const named = series.filter((line) => line.weight !== 'context');
  const labelY = spreadLabels(
    named.flatMap((line) => {
      const value = line.values[lastIndex(line.values)];
      return typeof value === 'number' ? [{ id: line.id, y: yOf(value) }] : [];
    }),
    LABEL_GAP,
    margin.top + plotHeight,
  );
  return (
    <div role="img" aria-label={label} className="h-full">
      <ResponsiveContainer width="100%" height="100%" onResize={(next) => setWidth(next)}>
        <Base
          data={toRows(props, domain[1])}
          margin={{ ...margin, right: isNarrow ? 12 : LABEL_WIDTH }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="category"
            height={AXIS_HEIGHT}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            interval="preserveStartEnd"
          />
          <YAxis
            width={axisWidth}
            domain={[...domain]}
            ticks={ticks}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => tickTexts.get(value) ?? ''}
          />
          <Tooltip
            cursor={{ stroke: 'var(--line-strong)', strokeDasharray: '2 3' }}
            isAnimationActive={false}
            content={<ChartTooltip series={named} categories={categories} format={format} />}
          />
          {markers.length > 0 && markerLine(markers, margin.top + plotHeight)}
          {series.flatMap((line, order) => {
            const stroke = lineStroke(line, order);
            const dot = (point: PointPlace) => (
              <LinePoint
                key={`${line.id}-${point.index}`}
                place={point}
                line={line}
                colour={stroke.stroke}
                labelAt={
                  isNarrow ? undefined : { x: width - LABEL_WIDTH, y: labelY.get(line.id) ?? 0 }
                }
                text={endText(line, format, locale)}
              />
            );
            return [
              <Line key={line.id} {...SHARED} {...stroke} dataKey={line.id} dot={dot} />,
              <Line
                key={`${line.id}-end`}
                {...SHARED}
                {...stroke}
                strokeDasharray="2 3"
                dataKey={`${line.id}-end`}
                dot={dot}
              />,
            ];
          })}
        </Base>
      </ResponsiveContainer>
    </div>
  );
}
