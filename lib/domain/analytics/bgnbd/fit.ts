import type { BgNbd, Buyers } from './buyers';
import { type GroupedBuyers, groupBuyers, logLikelihood } from './likelihood';
import { minimise, type Sloped } from './minimise';

/** Fewer say too little of how a programme's members buy. */
export const FIT_MIN_BUYERS = 100;

export type BgNbdFit = BgNbd & {
  readonly logLikelihood: number;
  readonly members: number;
};

/** Parameters beyond e^±14 are no programme's: the likelihood goes on falling where nobody ever stops, for example. */
const FURTHEST = 14;
/** The slope of the mean log-likelihood of a member that is as good as none. */
const SLOPE = 1e-6;

const read = (logs: readonly number[]): BgNbd => {
  const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
  return { r, alpha, a, b };
};

function start({ byRepeats, once, returning }: GroupedBuyers): readonly number[] {
  const repeats = byRepeats.reduce((sum, count, x) => sum + count * x, 0);
  const days =
    once.reduce((sum, count, day) => sum + count * day, 0) +
    returning.known.reduce((sum, day) => sum + day, 0);
  // The mean gap, as if nobody ever stopped.
  return [0, Math.log(Math.max(days, 1) / Math.max(repeats, 1)), Math.log(0.5), Math.log(2)];
}

/** Minus the mean log-likelihood of a member, by logarithms: slopes are alike whatever the unit and however many. */
function loss(grouped: GroupedBuyers): Sloped {
  return (logs) => {
    if (logs.some((log) => Math.abs(log) > FURTHEST)) {
      return { value: Number.POSITIVE_INFINITY, gradient: [0, 0, 0, 0] };
    }
    const parameters = read(logs);
    const likelihood = logLikelihood(grouped, parameters);
    const { r, alpha, a, b } = parameters;
    const [dr, dAlpha, da, db] = likelihood.gradient;
    return {
      value: -likelihood.value / grouped.count,
      gradient: [dr * r, dAlpha * alpha, da * a, db * b].map((slope) => -slope / grouped.count),
    };
  };
}

/** Every so many buyers, for a first look. */
const STRIDE = 32;
/** Of fewer all are looked at at once. */
const STRIDE_FROM = 100_000;

/** One buyer in 32. */
function some({ repeats, latest, known }: Buyers): Buyers {
  const few = (all: Int32Array) => all.filter((_, i) => i % STRIDE === 0);
  return { repeats: few(repeats), latest: few(latest), known: few(known) };
}

/**
 * Fits BG/NBD to what is known of buyers, by maximum likelihood; of many, one in 32 lead near the top. Null: there are fewer than
 * 100 of them, nobody ever came back, or the likelihood has no top within reach.
 */
export function fitBgNbd(buyers: Buyers): BgNbdFit | null {
  const grouped = groupBuyers(buyers);
  if (grouped.count < FIT_MIN_BUYERS || grouped.returning.repeats.length === 0) return null;
  const first =
    grouped.count < STRIDE_FROM
      ? null
      : minimise(loss(groupBuyers(some(buyers))), start(grouped), { slope: SLOPE });
  const { at, value, isFound } =
    first?.isFound === true
      ? minimise(loss(grouped), first.at, { slope: SLOPE, inverse: first.inverse })
      : minimise(loss(grouped), start(grouped), { slope: SLOPE });
  if (!isFound) return null;
  return { ...read(at), logLikelihood: -value * grouped.count, members: grouped.count };
}
