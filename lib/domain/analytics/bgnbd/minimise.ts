/** A function of several numbers with its slope. */
export type Sloped = (at: readonly number[]) => {
  readonly value: number;
  readonly gradient: readonly number[];
};

export type Minimum = {
  readonly at: readonly number[];
  readonly value: number;
  /** The steepest slope left was below what was asked. */
  readonly isFound: boolean;
  /** How often the function was asked. */
  readonly asked: number;
  /** The inverse of the curvature there, for a function that is nearly the same. */
  readonly inverse: readonly (readonly number[])[];
};

/** Of what a step promises, as much has to be gained. */
const SUFFICIENT = 1e-4;
const MOST_HALVINGS = 30;
/** Smaller differences of a value are those of its rounding. */
const TELLABLE = 1e-14;
/** A longer first step leaves the region in which the function is like itself. */
const FIRST_STEP = 0.5;

type Inverse = readonly (readonly number[])[];

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
const steepest = (gradient: readonly number[]) => Math.max(...gradient.map(Math.abs));
const moved = (at: readonly number[], by: readonly number[], times: number) =>
  at.map((value, i) => value + times * (by[i] ?? 0));

function identity(size: number, scale: number): Inverse {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? scale : 0)),
  );
}

/** The inverse of the curvature, after a step `s` along which the slope changed by `y` (Nocedal & Wright, formula 6.17). */
function updated(inverse: Inverse, s: readonly number[], y: readonly number[]): Inverse {
  const along = dot(s, y);
  if (along <= 1e-12) return inverse;
  const turned = inverse.map((row) => dot(row, y));
  const scale = (along + dot(y, turned)) / (along * along);
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [si, sj] = [s[i] ?? 0, s[j] ?? 0];
      return value + scale * si * sj - ((turned[i] ?? 0) * sj + si * (turned[j] ?? 0)) / along;
    }),
  );
}

/**
 * The lowest point near `start`, by BFGS with halved steps: Nocedal & Wright, Numerical Optimization (2006), algorithm 6.1. Ends when
 * no slope is above `slope`, when no step gains any more, or after `rounds`. `inverse`: what the same found of a function nearly the same.
 */
export function minimise(
  ask: Sloped,
  start: readonly number[],
  {
    slope = 1e-8,
    rounds = 200,
    inverse: known,
  }: { readonly slope?: number; readonly rounds?: number; readonly inverse?: Inverse } = {},
): Minimum {
  let at = start;
  let { value, gradient } = ask(at);
  let asked = 1;
  let inverse = known ?? identity(at.length, FIRST_STEP / Math.max(steepest(gradient), 1e-300));
  for (let round = 0; round < rounds && steepest(gradient) > slope; round += 1) {
    let direction = inverse.map((row) => -dot(row, gradient));
    if (dot(direction, gradient) >= 0) {
      inverse = identity(at.length, FIRST_STEP / steepest(gradient));
      direction = inverse.map((row) => -dot(row, gradient));
    }
    const promised = dot(direction, gradient);
    let step = 1;
    let next = at;
    let found = { value: Number.POSITIVE_INFINITY, gradient };
    let isGain = false;
    for (let halving = 0; halving < MOST_HALVINGS && !isGain; halving += 1) {
      next = moved(at, direction, step);
      found = ask(next);
      asked += 1;
      isGain = found.value <= value + SUFFICIENT * step * promised + TELLABLE * Math.abs(value);
      step /= 2;
    }
    // Not even the smallest step gains.
    if (!isGain) break;
    const s = moved(next, at, -1);
    const y = moved(found.gradient, gradient, -1);
    if (round === 0 && known === undefined && dot(y, y) > 0)
      inverse = identity(at.length, dot(s, y) / dot(y, y));
    inverse = updated(inverse, s, y);
    [at, value, gradient] = [next, found.value, found.gradient];
  }
  return { at, value, isFound: steepest(gradient) <= slope, asked, inverse };
}
