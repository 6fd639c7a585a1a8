import type { TierColour } from '@/lib/domain/tiers/ladder';
import type { ChartSeries } from './line-chart-types';

/* Colours alone do not tell lines apart for everyone: from the third on each has a pattern of its own. */
const DASHES = [undefined, undefined, '6 3', '2 3', '8 3 2 3', '1 4'] as const;

const TIERS: Readonly<Record<TierColour, string>> = {
  slate: 'var(--tier-base)',
  bronze: 'var(--tier-bronze)',
  silver: 'var(--tier-silver)',
  gold: 'var(--tier-gold)',
  platinum: 'var(--tier-platinum)',
};

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
    stroke: line.tier === undefined ? `var(--series-${colour})` : TIERS[line.tier],
    strokeWidth: line.weight === 'strong' ? 2.5 : 1.75,
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  };
}
