import type { LifecycleStage } from './lifecycle';

/** Who had not bought yet, in a flow. */
export const NOT_BOUGHT = 'none';

export type StagePlace = LifecycleStage | typeof NOT_BOUGHT;

/** A stage at the end of one month and of another: before, less who left, with who came, is now. */
export type StageRow = {
  readonly stage: LifecycleStage;
  readonly customersBefore: number;
  readonly leftStage: number;
  readonly cameToStage: number;
  readonly customersChange: number;
  readonly customers: number;
};

export type StageFlow = {
  readonly stageFrom: StagePlace;
  readonly stageTo: StagePlace;
  readonly customers: number;
  /** Of those who stood in the stage it comes from; null of first purchases. */
  readonly shareFrom: number | null;
};

export type StageMonth = {
  readonly month: string;
  readonly stage: LifecycleStage;
  readonly customers: number;
};

/** What the report on stages of the lifecycle answers. Months are 'YYYY-MM'. */
export type LifecycleResult = {
  readonly currency: string;
  readonly facts: {
    readonly from: string;
    readonly to: string;
    readonly fromOn: string;
    readonly asOfOn: string;
    /** The last month is not over: it is as of this day. */
    readonly isUnfinished: boolean;
    readonly timeZone: string;
    /** Two months are kept. */
    readonly isEnough: boolean;
    readonly customersBefore: number;
    readonly customers: number;
  };
  /** Months that are kept, the newest first. */
  readonly kept: readonly string[];
  readonly tables: {
    readonly stages: readonly StageRow[];
    readonly flows: readonly StageFlow[];
    /** Of all members; empty when a filter is asked for. */
    readonly months: readonly StageMonth[];
  };
};
