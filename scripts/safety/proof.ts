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
  readonly say: (line: string) => void;
};

/** One proof of `npm run safety`. */
export type Proof = {
  readonly id: string;
  /** What passes, in words. */
  readonly proves: string;
  /** Seeds unless told. */
  readonly seeds: number;
  readonly run: (context: ProofContext) => Promise<Outcome>;
};
