/**
 * What the model needs of each who ever bought, in whole days: on how many days they came back (x), how long after the first day
 * the latest was (t_x), and how long ago the first was (T). Parallel arrays, for there may be a million.
 */
export type Buyers = {
  readonly repeats: Int32Array;
  readonly latest: Int32Array;
  readonly known: Int32Array;
};

/** The four parameters of BG/NBD, alpha in days: how often members buy (r, alpha), and how soon they stop (a, b). */
export type BgNbd = {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
};

/** Room for so many. */
export function noBuyers(count: number): Buyers {
  return {
    repeats: new Int32Array(count),
    latest: new Int32Array(count),
    known: new Int32Array(count),
  };
}

/** The first so many of them, without copying. */
export function firstBuyers({ repeats, latest, known }: Buyers, count: number): Buyers {
  return {
    repeats: repeats.subarray(0, count),
    latest: latest.subarray(0, count),
    known: known.subarray(0, count),
  };
}
