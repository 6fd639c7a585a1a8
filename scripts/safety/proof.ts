import type { Place } from './place';

/** What a proof saw. */
export type Outcome = {
  readonly passed: boolean;
  /** One line, figures in it. */
  readonly figures: string;
};

export type ProofContext = {
  readonly place: Place;
  /** How many seeds of random choices are run. */
  readonly seeds: number;
  /** So much of a whole number as is asked for by `--percent`; at least one. */
  readonly part: (whole: number) => number;
  /** The fault that `broken` tells is to be planted. */
  readonly isBroken: boolean;
  readonly say: (line: string) => void;
};

/** One proof of `npm run safety`. */
export type Proof = {
  readonly id: string;
  /** What passes, in words. */
  readonly proves: string;
  /** Seeds unless told. */
  readonly seeds: number;
  /** `api`: the call of the API alone, over HTTP; `product`: all of it as `npm start` runs it, its console built. */
  readonly servedBy: 'api' | 'product';
  /** The fault that `--break` plants, which must make the proof fail; null: it plants its own. */
  readonly broken: string | null;
  readonly run: (context: ProofContext) => Promise<Outcome>;
};
