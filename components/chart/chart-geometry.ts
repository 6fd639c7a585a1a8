import { scaleLinear } from 'd3-scale';
import type { ChartSeries } from './line-chart-types';

const TICKS = 5;

/** From the lowest to the highest value; one value alone is measured from zero. */
function endsOf(values: readonly number[], fromZero: boolean): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || (low === 0 && high === 0)) return [0, 1];
  if (fromZero || low === high) return [Math.min(0, low), Math.max(0, high)];
  return [low, high];
}

/** The ends and ticks of a value axis: round figures around everything drawn. */
export function valueAxis(series: readonly ChartSeries[], fromZero: boolean) {
  const values = series.flatMap((line) => line.values.filter((value) => value !== null));
  const scale = scaleLinear()
    .domain([...endsOf(values, fromZero)])
    .nice(TICKS);
  const [from = 0, to = 1] = scale.domain();
  return { domain: [from, to] as const, ticks: scale.ticks(TICKS) };
}

/** Index of the last value of a line; -1 when it has none. */
export function lastIndex(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

export type EndLabel = { readonly id: string; readonly y: number };

/** Moves labels that would cover one another apart, downwards, keeping their order from top to bottom; none goes below `bottom`. */
export function spreadLabels(
  labels: readonly EndLabel[],
  height: number,
  bottom = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, number> {
  const placed: EndLabel[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    const above = placed.at(-1);
    placed.push({ ...label, y: above ? Math.max(label.y, above.y + height) : label.y });
  }
  let lowest = bottom;
  const within = placed.toReversed().map(({ id, y: wanted }) => {
    const y = Math.min(wanted, lowest);
    lowest = y - height;
    return [id, y] as const;
  });
  return new Map(within);
}
