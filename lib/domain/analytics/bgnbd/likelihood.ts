import type { BgNbd, Buyers } from './buyers';
import { digamma, logGamma } from './special-functions';

/** Who came back on none, by T; by how often the others did; and the others one by one. */
export type GroupedBuyers = {
  readonly count: number;
  readonly mostDays: number;
  /** How many never came back, by T. */
  readonly once: Float64Array;
  /** How many came back so often, by x; x = 0 stands in `once` as well. */
  readonly byRepeats: Float64Array;
  readonly returning: Buyers;
};

/** Sorts what the likelihood can add up by groups from what it has to see one by one. */
export function groupBuyers({ repeats, latest, known }: Buyers): GroupedBuyers {
  let mostDays = 0;
  let mostRepeats = 0;
  let returning = 0;
  for (let i = 0; i < repeats.length; i += 1) {
    mostDays = Math.max(mostDays, known[i] ?? 0);
    mostRepeats = Math.max(mostRepeats, repeats[i] ?? 0);
    if (repeats[i] !== 0) returning += 1;
  }
  const once = new Float64Array(mostDays + 1);
  const byRepeats = new Float64Array(mostRepeats + 1);
  const came = {
    repeats: new Int32Array(returning),
    latest: new Int32Array(returning),
    known: new Int32Array(returning),
  };
  let next = 0;
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0;
    const days = known[i] ?? 0;
    byRepeats[x] = (byRepeats[x] ?? 0) + 1;
    if (x === 0) {
      once[days] = (once[days] ?? 0) + 1;
      continue;
    }
    came.repeats[next] = x;
    came.latest[next] = latest[i] ?? 0;
    came.known[next] = days;
    next += 1;
  }
  return { count: repeats.length, mostDays, once, byRepeats, returning: came };
}

/** The log-likelihood and its derivatives by r, alpha, a and b. */
export type Likelihood = {
  readonly value: number;
  readonly gradient: readonly [number, number, number, number];
};

/**
 * The log-likelihood of BG/NBD: Fader, Hardie & Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005), equation
 * 6, in logarithms as in Hardie's note of 2005 on its implementation. With days for weeks it is smaller by the sum of x times ln 7.
 */
export function logLikelihood(buyers: GroupedBuyers, parameters: BgNbd): Likelihood {
  const common = ofCounts(buyers, parameters);
  const own = ofDays(buyers, parameters);
  return {
    value: common.value + own.value,
    gradient: [
      common.gradient[0] + own.gradient[0],
      common.gradient[1] + own.gradient[1],
      common.gradient[2] + own.gradient[2],
      common.gradient[3] + own.gradient[3],
    ],
  };
}

/** What depends on how often members came back alone. */
function ofCounts({ byRepeats }: GroupedBuyers, { r, alpha, a, b }: BgNbd): Likelihood {
  let [value, dr, dAlpha, da, db] = [0, 0, 0, 0, 0];
  const logAlpha = Math.log(alpha);
  const start = logGamma(a + b) - logGamma(b) - logGamma(r);
  const [ofR, ofB, ofBoth] = [digamma(r), digamma(b), digamma(a + b)];
  for (let x = 0; x < byRepeats.length; x += 1) {
    const count = byRepeats[x] ?? 0;
    if (count === 0) continue;
    value +=
      count * (start + logGamma(r + x) + r * logAlpha + logGamma(b + x) - logGamma(a + b + x));
    const both = ofBoth - digamma(a + b + x);
    dr += count * (digamma(r + x) - ofR + logAlpha);
    dAlpha += (count * r) / alpha;
    da += count * both;
    db += count * (both + digamma(b + x) - ofB);
  }
  return { value, gradient: [dr, dAlpha, da, db] };
}

/** What depends on their days. */
function ofDays(buyers: GroupedBuyers, { r, alpha, a, b }: BgNbd): Likelihood {
  const { once, byRepeats, returning, mostDays } = buyers;
  const { repeats, latest, known } = returning;
  let [value, dr, dAlpha, da, db] = [0, 0, 0, 0, 0];
  const logs = new Float64Array(mostDays + 1);
  for (let day = 0; day <= mostDays; day += 1) logs[day] = Math.log(alpha + day);
  for (let day = 0; day < once.length; day += 1) {
    const count = once[day] ?? 0;
    value -= count * r * (logs[day] ?? 0);
    dr -= count * (logs[day] ?? 0);
    dAlpha -= (count * r) / (alpha + day);
  }
  const stops = new Float64Array(byRepeats.length);
  for (let x = 1; x < stops.length; x += 1) stops[x] = Math.log(a / (b + x - 1));
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0;
    const [knownDays, latestDays] = [known[i] ?? 0, latest[i] ?? 0];
    const [logKnown, logLatest] = [logs[knownDays] ?? 0, logs[latestDays] ?? 0];
    // How much likelier it is that the member stopped after the latest day than that they go on.
    const odds = Math.exp((stops[x] ?? 0) + (r + x) * (logKnown - logLatest));
    const stopped = odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    // Beyond the reach of exp the sum is its larger part.
    value +=
      odds === Number.POSITIVE_INFINITY
        ? (stops[x] ?? 0) - (r + x) * logLatest
        : Math.log1p(odds) - (r + x) * logKnown;
    dr -= (1 - stopped) * logKnown + stopped * logLatest;
    dAlpha -= (r + x) * ((1 - stopped) / (alpha + knownDays) + stopped / (alpha + latestDays));
    da += stopped / a;
    db -= stopped / (b + x - 1);
  }
  return { value, gradient: [dr, dAlpha, da, db] };
}
