import type { TierBasis, TierColour, TierShape } from '../ladder';
import type { Way } from './tier-order';

/** A tier of the live ladder or of the draft, with its members. Null: it is not in that one. */
export type SimulatedTier = {
  readonly tierId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly shape: TierShape;
  readonly colour: TierColour;
  readonly live: number | null;
  readonly draft: number | null;
};

/** Members that go from one tier to another; tier null: below the ladder. */
export type Flow = {
  readonly from: number | null;
  readonly to: number | null;
  readonly way: Exclude<Way, 'stay'>;
  /** On the night the draft takes effect, or when grace is over. */
  readonly when: 'atOnce' | 'afterGrace';
  readonly members: number;
};

/** What members of a tier cost more (or less) in a year than before. Amounts in minor units as text. */
export type CostRow = {
  readonly from: number | null;
  readonly to: number | null;
  readonly way: Way;
  readonly members: number;
  /** What each spent in the last year, on average. */
  readonly eachMinor: string;
  /** What of each unit spent comes back by points and discount, 0 to 1: before and with the draft. */
  readonly gaveShare: number;
  readonly givesShare: number;
  readonly pointsMinor: string;
  readonly discountMinor: string;
  readonly perksMinor: string;
  readonly yearMinor: string;
};

export type SimulatedCost = {
  readonly rows: readonly CostRow[];
  readonly yearMinor: string;
  /** The first 30 days: who falls after grace saves nothing before it is over. */
  readonly monthMinor: string;
  /** Tenth and ninetieth percentile of the year. */
  readonly lowMinor: string;
  readonly highMinor: string;
  /** Points more that are given in the year, hundredths. */
  readonly points: string;
  /** Of who moves up: what they spend in a year, and what of a further year's spend their new tiers give back. */
  readonly upSpendMinor: string;
  readonly upGivesMinor: string;
};

/** A member who moves, and how near the threshold they are. Amounts as text, in the unit of the basis. */
export type NamedMover = {
  readonly memberId: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly way: Exclude<Way, 'stay'>;
  readonly when: Flow['when'];
  readonly basis: TierBasis;
  readonly measured: string;
  readonly asked: string;
  readonly against: string;
  /** Points more in a year, hundredths. */
  readonly points: string;
  /** Their measures reach less: a tier given by hand, or one that time has not taken away yet. */
  readonly isHeld: boolean;
};

/** Members who lose a tier of the live ladder. */
export type Fall = {
  readonly tierId: number;
  readonly members: number;
  /** Of them those who reached it of late. */
  readonly lately: number;
  /** What of each unit spent they get back no more, 0 to 1; null: they lose different things, or nothing of it. */
  readonly lostShare: number | null;
};

/** What a draft makes of the members. */
export type Simulation = {
  readonly members: number;
  /** From the lowest up. */
  readonly tiers: readonly SimulatedTier[];
  /** Members below the ladder, where it has such. */
  readonly below: { readonly live: number; readonly draft: number };
  readonly up: number;
  readonly down: number;
  readonly downAfterGrace: number;
  readonly stay: number;
  /** Members whom the live ladder itself brings elsewhere by then: no move of the draft's. */
  readonly anyway: number;
  /** The largest first. */
  readonly flows: readonly Flow[];
  readonly cost: SimulatedCost;
  /** Who moves down, by the tier that they lose, the highest first. */
  readonly falls: readonly Fall[];
  readonly some: readonly NamedMover[];
};
