import type { TriedLife } from './points-settings';

/** One life of points and where it leads. Points are hundredths, of all accounts also where some were looked at. */
export type LifeLine = {
  /** Days, or `none`. */
  readonly life: string;
  readonly expired: bigint;
  readonly outstanding: bigint;
  /** Of these, what is left in 12 months when nothing is earned or spent. */
  readonly outstandingInYear: bigint;
};

/** What the replay answers. */
export type PointsLifeResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly life: TriedLife;
    readonly presentLife: string;
    readonly accounts: number;
    /** So many of them were replayed; the sums are brought up to all. */
    readonly looked: number;
    /** Of those replayed, members who would have more or less now. */
    readonly touched: number;
    readonly change: bigint;
    /** Half of the 95 % interval of the change; null when all were replayed. */
    readonly changeError: bigint | null;
    /** Spent later than the tried life allows: at most so much of what was spent would have been refused. */
    readonly spentLate: bigint;
  };
  readonly tables: { readonly lives: readonly [present: LifeLine, tried: LifeLine] | readonly [] };
};
