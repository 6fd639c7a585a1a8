import { scaleLinear } from 'd3-scale';
import type { ComparedFigure } from '@/lib/domain/mechanics/results/judge';

const TICKS = 5;
/** Wide intervals of small parts are cut off at so many times that of everybody. */
const MOST_TIMES = 3;

export type ForestScale = {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Where a value stands, in parts of the width, cut off at the ends. */
  readonly at: (value: number) => number;
};

/** One axis for all intervals, with zero on it; null where there is no interval at all. */
export function forestScale(
  all: ComparedFigure,
  parts: readonly ComparedFigure[],
): ForestScale | null {
  const known = [all, ...parts].flatMap(({ found }) => (found === null ? [] : [found.interval]));
  if (known.length === 0) return null;
  const own = all.found?.interval ?? known[0] ?? { low: 0, high: 0 };
  const reach = MOST_TIMES * Math.max(Math.abs(own.low), Math.abs(own.high));
  const low = Math.max(-reach, Math.min(0, ...known.map((one) => one.low)));
  const high = Math.min(reach, Math.max(0, ...known.map((one) => one.high)));
  const scale = scaleLinear().domain([low, high]).nice(TICKS);
  const [from = low, to = high] = scale.domain();
  const clamped = scale.copy().range([0, 1]).clamp(true);
  return { ticks: scale.ticks(TICKS), low: from, high: to, at: (value) => clamped(value) };
}
