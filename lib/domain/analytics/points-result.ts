import type { MovementGroup } from './points-movements';
import type { PointStep } from './points-settings';

/** So many hundredths of a point are worth so much, and who says so. */
export type PointValue = {
  readonly minor: bigint;
  readonly hundredths: bigint;
  readonly source: 'rule' | 'asked' | 'assumed';
};

type Groups = { readonly [group in MovementGroup]: bigint };

/** Movements of one period; what leaves is below zero. */
export type PointPeriod = Groups & {
  readonly period: string;
  /** Open points at its end. */
  readonly closing: bigint;
  readonly isUnfinished: boolean;
};

/** A line of the bridge from what was open before the window to what is open after it. */
export type BridgeLine = {
  readonly line: 'opening' | 'closing' | MovementGroup;
  readonly points: bigint;
  readonly entries: number;
  /** Open points after it. */
  readonly after: bigint;
};

/** Open points that end in a month, 'YYYY-MM', or `over`, `later`, `never`. */
export type PointEnd = {
  readonly endsIn: string;
  readonly points: bigint;
  readonly worthMinor: bigint;
  readonly pointsShare: number | null;
};

export type TriangleCell = {
  readonly earnedIn: string;
  readonly issued: bigint;
  readonly offset: number;
  /** Up to the end of that month. */
  readonly spent: bigint;
  readonly spentShare: number | null;
  readonly isUnfinished: boolean;
};

export type CohortLine = {
  readonly earnedIn: string;
  readonly issued: bigint;
  readonly spent: bigint;
  readonly expired: bigint;
  readonly open: bigint;
  readonly spentShare: number | null;
  readonly expiredShare: number | null;
  readonly openShare: number | null;
  /** Of what was issued, the share spent in the end; null: too young, or nobody has seen how it ends. */
  readonly expectedShare: number | null;
  readonly expectedLow: number | null;
  readonly expectedHigh: number | null;
  readonly isFinished: boolean;
};

/** What the report of points answers. Points are hundredths. */
export type PointsResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly timeZone: string;
    readonly periodsBy: PointStep;
    readonly pointValueSource: PointValue['source'];
    readonly pointValueMinor: bigint;
    /** Open points in money. */
    readonly owedMinor: bigint;
    /** In open lots: what can be spent and what waits. */
    readonly outstanding: bigint;
    readonly available: bigint;
    readonly pending: bigint;
    readonly debt: bigint;
    readonly opening: bigint;
    /** Of the open ones, what ends in this month and the next. */
    readonly endsSoon: bigint;
    readonly judgedOpen: bigint | null;
    readonly stillSpent: bigint | null;
    readonly stillSpentLow: bigint | null;
    readonly stillSpentHigh: bigint | null;
    readonly breakageShare: number | null;
    readonly breakageLow: number | null;
    readonly breakageHigh: number | null;
    readonly finishedCohorts: number;
    /** Entries of the last moments that no figure here knows yet. */
    readonly waiting: number;
  };
  readonly tables: {
    readonly movements: readonly PointPeriod[];
    readonly bridge: readonly BridgeLine[];
    readonly ends: readonly PointEnd[];
    readonly triangle: readonly TriangleCell[];
    readonly cohorts: readonly CohortLine[];
  };
};
