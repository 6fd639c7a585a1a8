import type { ListedRule, RulePage, ShownVersion } from '../rules/rule-page';
import type { CurrencyCode } from '../shared/money';
import type { Points } from '../shared/points';
import type { MechanicJson } from './definition';
import type { MechanicState } from './states';

/** A version of a mechanic with what it says. */
export type MechanicVersion = Omit<ShownVersion, 'definition'> & {
  readonly definition: MechanicJson;
};

/** What a mechanic gave so far, all members together. */
export type MechanicSpent = {
  readonly points: Points;
  readonly minor: bigint;
  readonly members: number;
  readonly awards: number;
  readonly heldOut: number;
};

type Switched = {
  readonly state: MechanicState;
  /** Of its switches, for the next move; 0: nothing was switched yet. */
  readonly switchVersion: number;
  readonly spent: MechanicSpent;
};

/** A mechanic in the list. */
export type ListedMechanic = ListedRule & Switched & { readonly kind: 'mechanic' };

/** Another mechanic whose awards may meet those of this one. */
export type BesideMechanic = {
  readonly ruleId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly group: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** A mechanic with its versions, what was switched and what it has done. */
export type MechanicPage = Omit<RulePage, 'versions'> &
  Switched & {
    readonly versions: readonly MechanicVersion[];
    readonly timeZone: string;
    readonly currency: CurrencyCode;
    /** All mechanics are stopped. */
    readonly isStopped: boolean;
    /** Others that run or are about to. */
    readonly beside: readonly BesideMechanic[];
  };

/** Versions of a mechanic, by what they are on its page. */
export type MechanicStanding = {
  readonly live: MechanicVersion | null;
  readonly next: MechanicVersion | null;
  /** A draft, or in review. */
  readonly undecided: MechanicVersion | null;
  /** What a next version begins with. */
  readonly basis: MechanicVersion | null;
};
