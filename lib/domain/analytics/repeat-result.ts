/** One purchase on the way; its chance and pace are of those who made the one before. */
export type RepeatStep = {
  readonly step: number;
  /** Everybody who got this far. */
  readonly customers: number;
  /** Made the purchase before and had the whole time for this one. */
  readonly hadTime: number | null;
  readonly boughtInTime: number | null;
  readonly transition: number | null;
  readonly medianDays: number | null;
};

/** What the report on the way to repeat purchases answers. */
export type RepeatResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly withinDays: number;
    readonly customers: number;
    readonly withoutSecond: number;
    readonly secondShare: number | null;
    readonly secondMedianDays: number | null;
  };
  readonly tables: { readonly steps: readonly RepeatStep[] };
};
