import type { CohortGrain } from './retention-settings';

/** What keeps a member active: no silence of so many days, or of so many of their own long gaps; or a purchase in the period itself. */
export const CHURN_BY = ['days', 'rhythm', 'period'] as const;
export type ChurnBy = (typeof CHURN_BY)[number];

export const DEFAULT_CHURN_DAYS = 90;

/** Who was active as a period began, and who was as it ended: the one less the lost and with the returned and the new is the other. */
export type ChurnPeriod = {
  /** Written as `periodCode` does. */
  readonly period: string;
  readonly activeBefore: number;
  readonly lost: number;
  /** Active in both: who was less the lost. */
  readonly stayed: number;
  readonly churnRate: number | null;
  readonly cameBack: number;
  readonly cameFirst: number;
  readonly active: number;
  readonly isUnfinished: boolean;
};

/** What the report on churn answers. */
export type ChurnResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly grain: CohortGrain;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly by: ChurnBy;
    readonly days: number;
    readonly times: number;
    readonly active: number;
    /** Of the last period that is over; null when none is. */
    readonly churnRate: number | null;
  };
  readonly tables: { readonly periods: readonly ChurnPeriod[] };
};
