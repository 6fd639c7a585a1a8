/** Of those who made the purchase before and had so many days since: how many made this one within them. */
export type CurvePoint = {
  /** The purchase that is made: 2 to 5. */
  readonly step: number;
  readonly days: number;
  readonly hadTime: number;
  readonly boughtInTime: number;
  readonly share: number | null;
};

/** What the report on the curve of repeat purchases answers. */
export type RepeatCurveResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    /** Members of the cohorts that are old enough for the first point. */
    readonly customers: number;
  };
  readonly tables: { readonly curve: readonly CurvePoint[] };
};
