import { toPoints } from '../../shared/points';
import type { LiveMechanic } from '../decide';
import { type Mechanic, type MechanicJson, mechanicSchema } from '../definition';
import type { MemberFacts, MemberPurchase } from '../facts';
import type { Occasion } from '../kinds/registry';
import type { RunMember } from '../run';

/** A member of whom nothing is known but what is said. */
export function member(facts: Partial<MemberFacts> = {}): MemberFacts {
  return {
    ...{ memberId: 1, joinedOn: '2020-01-15', birthdays: [], purchases: [], events: [] },
    ...{ friends: [], tiers: [], lots: [], chances: [], stages: [] },
    ...facts,
  };
}

/** A purchase of one category, in units of money. */
export function bought(
  on: string,
  units = 10,
  more: Partial<MemberPurchase> & { readonly category?: string } = {},
): MemberPurchase {
  const { category = 'Food', ...rest } = more;
  const goods = [{ category, units: 1, minor: BigInt(units * 100) }];
  return { receipt: `R${on}`, on, partner: '', goods, returns: [], ...rest };
}

/** Everything that was bought is returned on a day. */
export function returned(purchase: MemberPurchase, on: string): MemberPurchase {
  return { ...purchase, returns: purchase.goods.map((goods) => ({ ...goods, on })) };
}

/** A birthday that the member told when they joined. */
export function born(birthOn: string, on = '2020-01-15'): MemberFacts['birthdays'] {
  return [{ on, birthOn, by: 'member' }];
}

export const WORDS = { en: 'Something for you', ru: 'Кое-что для вас' };

/** A mechanic that gives 150 points, with what is said otherwise. */
export function mechanicFor(
  occasion: MechanicJson['occasion'],
  more: Partial<MechanicJson> = {},
): Mechanic {
  const gives = [{ is: 'points' as const, points: '150', livesDays: 30 }];
  const isLate = occasion.is === 'reactivation';
  return mechanicSchema.parse({
    kind: 'mechanic',
    occasion,
    rewards: gives,
    holdoutBps: 0,
    ...(isLate ? { creditedAfter: 'message', message: { subject: WORDS, text: WORDS } } : {}),
    ...more,
  });
}

/** The occasion as it is used. */
export function occasionOf(occasion: MechanicJson['occasion']): Occasion {
  return mechanicFor(occasion).occasion;
}

/** A mechanic that runs since 2020. */
export function live(mechanic: Mechanic, more: Partial<LiveMechanic> = {}): LiveMechanic {
  return {
    mechanicId: 1,
    startsOn: '2020-01-01',
    endsOn: null,
    isPaused: false,
    mechanic,
    ...more,
  };
}

/** A member in every audience, treated, of whom nothing bad is known. */
export function runMember(facts: MemberFacts, more: Partial<RunMember> = {}): RunMember {
  return {
    facts,
    armOf: () => 'treated',
    isInAudience: () => true,
    leftOut: () => [],
    ...more,
  };
}

export const NOTHING_SPENT = { points: toPoints(0n), minor: 0n, members: 0 };
