import type { ShownLot } from '../points/points-page';
import type { Points } from '../shared/points';

/** Somebody in a household, or invited to it. */
export type HouseholdPerson = {
  readonly memberId: number;
  readonly code: string;
  /** Empty when it is not known. */
  readonly name: string;
  readonly role: 'head' | 'member' | 'invited';
  /** The day they joined or were invited, in the programme's zone. */
  readonly sinceOn: string;
  /** What others can spend of theirs; null: the reader may not know, or they have not joined. */
  readonly available: Points | null;
  /** Their points rest: they are suspended, or their account is frozen. */
  readonly isResting: boolean;
};

/** The household of a member as their page shows it. */
export type HouseholdView = {
  readonly role: HouseholdPerson['role'];
  /** The last day on which the member's own invitation can be answered; null: they have joined. */
  readonly answerUntilOn: string | null;
  /** In the order they came. One who is invited sees the head alone. */
  readonly people: readonly HouseholdPerson[];
  /** What all together can spend; null: the reader may not know. */
  readonly available: Points | null;
  /** Places that are left. */
  readonly free: number;
};

/** A lot that a household can spend, and whose it is. */
export type HouseholdLot = ShownLot & { readonly memberId: number; readonly name: string };

/** Lots of a household that are shown; the rest is counted. */
export const SHOWN_HOUSEHOLD_LOTS = 25;
