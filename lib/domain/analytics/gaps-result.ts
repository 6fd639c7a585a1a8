/** What gaps between purchases are told apart by. */
export const GAP_SIDES = ['tier', 'rfm'] as const;
export type GapSide = (typeof GAP_SIDES)[number];

/** First days of the bins of the distribution; the last has no end. */
export const GAP_BINS = [1, 4, 8, 15, 22, 31, 46, 61, 91, 181] as const;

/** Who has no tier, or no score. */
export const NO_GAP_GROUP = 'none';

type Quantiles = {
  readonly quarterDays: number | null;
  readonly medianDays: number | null;
  readonly threeQuartersDays: number | null;
  /** Nine of ten are no longer. */
  readonly longDays: number | null;
};

export type GapBin = {
  readonly bin: number;
  readonly daysFrom: number;
  /** Null: no end. */
  readonly daysTo: number | null;
  readonly gaps: number;
  readonly share: number | null;
  readonly customers: number;
};

export type GapGroup = Quantiles & {
  /** The code of a tier or the id of an RFM group. */
  readonly group: string;
  readonly gaps: number;
  readonly customers: number;
};

/** What the report on the time between purchases answers. */
export type GapsResult = {
  readonly currency: string;
  readonly facts: Quantiles & {
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly by: GapSide;
    readonly gaps: number;
    readonly customers: number;
  };
  readonly tables: { readonly bins: readonly GapBin[]; readonly groups: readonly GapGroup[] };
};
