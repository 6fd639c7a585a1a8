import type { ChartSeries } from './line-chart-types';

/* Colours alone do not tell lines apart for everyone: from the third on each has a pattern of its own. */
const DASHES = [undefined, undefined, '6 3', '2 3', '8 3 2 3', '1 4'] as const;

/** Colour, width and pattern of a line by its weight and place. */
export function lineStroke(line: ChartSeries, order: number) {
  if (line.weight === 'context')
    return { stroke: 'var(--line-strong)', strokeWidth: 0.75, strokeOpacity: 0.6 };
  if (line.weight === 'past') {
    return { stroke: 'var(--text-3)', strokeWidth: 1.5, strokeDasharray: '2 3' };
  }
  const colour = line.colour ?? (order % 6) + 1;
  const dash = line.weight === 'strong' ? undefined : DASHES[colour - 1];
  return {
    stroke: `var(--series-${colour})`,
    strokeWidth: line.weight === 'strong' ? 2.5 : 1.75,
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  };
}
