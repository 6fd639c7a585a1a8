import type { LifecycleStage } from '../analytics/lifecycle';
import type { Points } from '../shared/points';

/** What mechanics are decided by: what is known of one member, each fact with the day from which it was so, in the order of days. */

/** What a member said of their day of birth; `evidence`: a task with evidence did, not they themselves. */
export type BirthdayEntry = {
  readonly on: string;
  readonly birthOn: string | null;
  readonly by: 'member' | 'evidence';
};

/** Goods of one category on a receipt, or returned from it. Money in minor units, net of discounts. */
export type GoodsSum = {
  readonly category: string;
  readonly units: number;
  readonly minor: bigint;
};

export type MemberPurchase = {
  readonly receipt: string;
  readonly on: string;
  /** Empty: the programme's own store. */
  readonly partner: string;
  readonly goods: readonly GoodsSum[];
  readonly returns: readonly (GoodsSum & { readonly on: string })[];
};

/** Something that is no purchase, told by name. */
export type MemberEvent = { readonly id: string; readonly name: string; readonly on: string };

/** Somebody who joined on this member's word. */
export type Friend = {
  readonly memberId: number;
  /** The number under which it was told: another one's, since a merge. */
  readonly toldAs: number;
  readonly joinedOn: string;
  /** When it was told that they did, and since when it counts no more. */
  readonly toldOn: string;
  readonly endedOn: string | null;
  /** Whether both have a mailbox, a household, or name and birthday in common. */
  readonly hasSameContact: boolean;
  readonly purchases: readonly MemberPurchase[];
};

/** A tier that was entered, and whether from below. */
export type TierEntry = {
  readonly on: string;
  readonly tierId: number;
  readonly isHigher: boolean;
};

/** Points that expire at the end of one day, and how many of them were left from which day on. */
export type ExpiringLot = {
  readonly expiresOn: string;
  readonly left: readonly { readonly on: string; readonly points: Points }[];
};

export type MemberFacts = {
  readonly memberId: number;
  readonly joinedOn: string;
  readonly birthdays: readonly BirthdayEntry[];
  readonly purchases: readonly MemberPurchase[];
  readonly events: readonly MemberEvent[];
  readonly friends: readonly Friend[];
  readonly tiers: readonly TierEntry[];
  readonly lots: readonly ExpiringLot[];
  /** How likely the member still buys, whole percents, by the model as it scored then. */
  readonly chances: readonly { readonly on: string; readonly percent: number }[];
  /** Where the member stood in the lifecycle; told again without a change it says nothing new. */
  readonly stages: readonly { readonly on: string; readonly stage: LifecycleStage }[];
};

/** Which facts a kind of mechanic reads. */
export type FactName = Exclude<keyof MemberFacts, 'memberId'>;

const upTo = <T extends { readonly on: string }>(list: readonly T[], on: string): readonly T[] =>
  list.filter((one) => one.on <= on);

const purchasesUpTo = (list: readonly MemberPurchase[], on: string): readonly MemberPurchase[] =>
  upTo(list, on).map((purchase) => ({ ...purchase, returns: upTo(purchase.returns, on) }));

/** What was known at the end of a day, so that a day of the past can be judged as it was. */
export function knownOn(facts: MemberFacts, on: string): MemberFacts {
  return {
    memberId: facts.memberId,
    joinedOn: facts.joinedOn,
    birthdays: upTo(facts.birthdays, on),
    purchases: purchasesUpTo(facts.purchases, on),
    events: upTo(facts.events, on),
    friends: facts.friends
      .filter(({ joinedOn, toldOn }) => joinedOn <= on && toldOn <= on)
      .map((friend) => ({
        ...friend,
        endedOn: friend.endedOn !== null && friend.endedOn <= on ? friend.endedOn : null,
        purchases: purchasesUpTo(friend.purchases, on),
      })),
    tiers: upTo(facts.tiers, on),
    lots: facts.lots
      .map((lot) => ({ ...lot, left: upTo(lot.left, on) }))
      .filter(({ left }) => left.length > 0),
    chances: upTo(facts.chances, on),
    stages: upTo(facts.stages, on),
  };
}
