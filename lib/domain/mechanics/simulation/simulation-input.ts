import { z } from 'zod';
import { idInput } from '../../access/inputs';
import { RFM_GROUPS, type RfmGroup } from '../../analytics/rfm-groups';
import type { Estimate } from '../../segments/estimate';
import type { CostSplit } from '../cost-split';
import { AWARD_CONDITIONS, type AwardCondition, type FailedAward } from '../decision';
import { mechanicSchema } from '../definition';

/** Of so much money a programme keeps so much, unless the reader says otherwise. */
export const USUAL_MARGIN_BPS = 2_500;
const WHOLE_BPS = 10_000;
/** Days of the past that are replayed, up to yesterday. */
export const SIMULATED_DAYS = 365;
/** Beyond so many members one in 32 is looked at first. */
export const SAMPLED_FROM = 200_000;

/** A draft of a mechanic to be replayed. */
export const mechanicSimulationInput = z.object({
  /** The mechanic that it is a version of; null: a new one. */
  ruleId: idInput.nullable().default(null),
  draft: mechanicSchema,
  /** Everybody, however many they are. */
  isExact: z.boolean().default(false),
  marginBps: z.number().int().min(1).max(WHOLE_BPS).default(USUAL_MARGIN_BPS),
  /** Reads the members again, whatever is kept. */
  isAnew: z.boolean().default(false),
});

export const OUTCOMES = ['reached', 'heldOut', 'refused'] as const;
const MOST_WEEKS = 53;
const MOST_TIER_ID = 32_767;

/** Which members of a simulation. */
export const simulatedFilterInput = z.object({
  outcome: z.enum(OUTCOMES),
  /** Of those who were refused: the condition that stood first last. */
  reason: z.enum(AWARD_CONDITIONS).optional(),
  /** Reached in this week of the period, counted from 0. */
  week: z.number().int().min(0).max(MOST_WEEKS).optional(),
  /** 0: no tier. */
  tier: z.number().int().min(0).max(MOST_TIER_ID).optional(),
  rfm: z.enum(RFM_GROUPS as readonly [RfmGroup, ...RfmGroup[]]).optional(),
  /** Reached by this other mechanic as well. */
  beside: idInput.optional(),
});
export type SimulatedFilter = z.output<typeof simulatedFilterInput>;

export type WithName = { readonly code: string; readonly name: string | null };

/** A week of the period; amounts as text. */
export type SimulatedWeek = {
  readonly fromOn: string;
  readonly members: number;
  readonly awards: number;
  readonly points: string;
  readonly costMinor: string;
  /** What points that were given and are still good come to at the end of the week, if none is spent. */
  readonly owedMinor: string;
};

export type SimulatedGroup<Id> = {
  readonly id: Id;
  readonly members: number;
  readonly awards: number;
  readonly costMinor: string;
};

/** What more a reached member would have to spend in a year to pay for the programme's part of it. Null: nobody was reached, or nothing was spent before. */
export type BreakEven = {
  readonly costEachMinor: string;
  readonly spendMoreMinor: string;
  /** The same as a part of what a reached member spends in a year. */
  readonly upliftBps: number | null;
  readonly spentEachMinor: string;
};

/** A member of whom a replay says what they would get, or why not. */
export type SimulatedMember = {
  readonly memberId: number;
  readonly on: string;
  /** Why not, the first reason first; empty: it was given. */
  readonly failed: readonly FailedAward[];
  readonly points: string;
};
export type NamedMember = SimulatedMember & WithName;

/** Figures of a replay: of a sample they are those thought of everybody. Amounts as text. */
export type MechanicFigures = {
  readonly members: Estimate;
  readonly awards: Estimate;
  readonly heldOut: number;
  readonly takenBack: number;
  readonly points: string;
  readonly coupons: number;
  readonly costMinor: string;
  readonly owedMinor: string;
  readonly weeks: readonly SimulatedWeek[];
  readonly byTier: readonly SimulatedGroup<number>[];
  readonly byRfm: readonly SimulatedGroup<RfmGroup | null>[];
  readonly refused: readonly { readonly reason: AwardCondition; readonly members: number }[];
  readonly beside: readonly { readonly ruleId: number; readonly members: number }[];
  readonly breakEven: BreakEven | null;
};

type Named = { readonly nameEn: string; readonly nameRu: string };
type NamedTier = Named & { readonly tierId: number };

/** The answer to a draft of a mechanic. */
export type MechanicSimulation = Omit<MechanicFigures, 'beside'> & {
  readonly ruleId: number | null;
  readonly beside: readonly (MechanicFigures['beside'][number] & Named)[];
  /** What the version that runs comes to by the same replay; null: none does. */
  readonly live: Pick<MechanicFigures, 'members' | 'awards' | 'costMinor'> | null;
  /** Who pays the cost, as text; null: the programme alone. */
  readonly split:
    | {
        readonly [Name in keyof CostSplit]: CostSplit[Name] extends bigint
          ? string
          : CostSplit[Name];
      }
    | null;
  readonly would: readonly NamedMember[];
  readonly wouldNot: readonly NamedMember[];
  readonly fromOn: string;
  readonly throughOn: string;
  /** How many members were looked at, of how many in force. */
  readonly looked: number;
  readonly inForce: number;
  readonly isSample: boolean;
  readonly tiers: readonly NamedTier[];
  readonly marginBps: number;
  readonly hundredMinor: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly asOfAt: string;
  readonly tookMs: number;
  readonly readMs: number;
  readonly wasKept: boolean;
  /** The draft for addresses of its members; null: it is too long for one, or of no mechanic yet. */
  readonly address: string | null;
};

/** A page of the members of a figure. */
export type SimulatedMembersPage = {
  readonly name: Named | null;
  readonly members: readonly NamedMember[];
  readonly total: number;
  readonly next: number | null;
  readonly isSample: boolean;
  readonly looked: number;
  readonly inForce: number;
  readonly fromOn: string;
  readonly throughOn: string;
  readonly tiers: readonly NamedTier[];
  readonly others: readonly (Named & { readonly ruleId: number })[];
  readonly currency: string;
};
