/** Who bought nothing in the window of a month, in a movement. */
export const NO_BUYER = 'none';

/** What moves are counted between. */
export const MOVEMENT_SIDES = ['groups', 'cells'] as const;
export type MovementSide = (typeof MOVEMENT_SIDES)[number];

/** A place members stand in: a group by its id, or a cell of recency by frequency ("r5f3"). `name` '' : it is named by its id. */
export type MovementPlace = {
  readonly place: string;
  readonly placeName: string;
  /** Mean of the three scores that lead here, added up: what is higher is worth more. */
  readonly meanScore: number;
  readonly customers: number;
  /** The month before; null: it was not kept, or too few bought. */
  readonly customersBefore: number | null;
  readonly customersChange: number | null;
};

export type MovementFlow = {
  readonly placeFrom: string;
  readonly placeTo: string;
  readonly customers: number;
  /** Of those who stood in the place it comes from. */
  readonly shareFrom: number | null;
};

/** How many stood in a place at the end of a month. */
export type MovementMonth = {
  readonly month: string;
  readonly place: string;
  readonly customers: number;
};

/** What the report on movement between RFM groups answers. Months are 'YYYY-MM'. */
export type RfmMovementResult = {
  readonly currency: string;
  readonly facts: {
    readonly model: number;
    /** '' of the default. */
    readonly modelName: string;
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    /** The last month is not over: it is as of this day. */
    readonly isUnfinished: boolean;
    readonly timeZone: string;
    /** Two months with enough buyers are kept. */
    readonly isEnough: boolean;
    readonly customers: number;
    readonly stayed: number;
    readonly moved: number;
    readonly came: number;
    readonly gone: number;
  };
  /** Months that are kept with scores, the newest first. */
  readonly kept: readonly string[];
  readonly tables: {
    readonly places: readonly MovementPlace[];
    readonly flows: readonly MovementFlow[];
    readonly months: readonly MovementMonth[];
  };
};
