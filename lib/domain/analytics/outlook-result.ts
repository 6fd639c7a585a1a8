/** Members of a check who had come back alike often: forecast beside what they did. */
export type CalibrationRow = {
  readonly bin: number;
  /** Days on which they had come back; `to` null: without end. */
  readonly from: number;
  readonly to: number | null;
  readonly customers: number;
  readonly expectedDays: number;
  readonly actualDays: number;
  readonly expectedEach: number | null;
  readonly actualEach: number | null;
};

/** Members whose chance to buy on is within a tenth. */
export type AliveRow = {
  readonly bin: number;
  readonly chanceFrom: number;
  readonly chanceTo: number;
  readonly customers: number;
  /** Days with a purchase that are expected of them in 30 and in 90 days. */
  readonly expected30: number;
  readonly expected90: number;
};

/** What the report on what is expected of members answers. Figures of the model are null before there is one. */
export type OutlookResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string | null;
    readonly scoredOn: string | null;
    readonly timeZone: string;
    readonly customers: number;
    readonly stillBuying: number;
    readonly expected30: number;
    readonly expected90: number;
    readonly r: number | null;
    readonly alpha: number | null;
    readonly a: number | null;
    readonly b: number | null;
    readonly logLikelihood: number | null;
    readonly heldFromOn: string | null;
    readonly heldToOn: string | null;
    readonly heldCustomers: number | null;
    readonly heldExpectedDays: number | null;
    readonly heldActualDays: number | null;
  };
  readonly tables: {
    readonly calibration: readonly CalibrationRow[];
    readonly chances: readonly AliveRow[];
  };
};
