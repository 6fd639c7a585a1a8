import { addMonths } from '@/lib/domain/shared/calendar';
import type { DemoSpan } from './day';
import { dayNumber } from './day';
import { DemoDecider } from './decisions';
import { drawHabit } from './habit';
import { type DemoPerson, drawPerson } from './person';
import { type DemoAccount, demoAccount } from './points';
import { DEMO_HISTORY_MONTHS, DEMO_SEED } from './programme';
import { type DemoPurchase, guestPurchases, memberPurchases } from './purchases';
import { Random } from './random';
import { drawStoreHabit } from './store-choice';
import { type DemoTiers, demoTiers } from './tiers';
import { twinOf } from './twins';

/** A member of the demo programme with all they bought, and the guests made beside them. */
export interface DemoMember {
  readonly person: DemoPerson;
  readonly tiers: DemoTiers;
  readonly account: DemoAccount;
  readonly preferredStoreId: number;
  readonly purchases: readonly DemoPurchase[];
  readonly guestPurchases: readonly DemoPurchase[];
}

const STREAM = { person: 1, habit: 2, stores: 3, purchases: 4, guests: 5, points: 7 } as const;

/** The three years that end on the given day. */
export function demoSpan(untilOn: string): DemoSpan {
  const firstMonth = addMonths(untilOn.slice(0, 7), -DEMO_HISTORY_MONTHS);
  return { from: dayNumber(`${firstMonth}-01`), to: dayNumber(untilOn) };
}

/**
 * The member with this id (from 1). A pure function of id and span: the same member comes out whatever
 * the size of the base and whoever generates it.
 */
export function demoMember(memberId: number, span: DemoSpan): DemoMember {
  const stream = (purpose: number): Random => new Random(DEMO_SEED, purpose, memberId);
  const personOf = (id: number) => drawPerson(new Random(DEMO_SEED, STREAM.person, id), id, span);
  const twin = twinOf(memberId, personOf);
  const person = drawPerson(stream(STREAM.person), memberId, span, twin);
  const habit = drawHabit(stream(STREAM.habit));
  const stores = drawStoreHabit(stream(STREAM.stores));
  const purchases = memberPurchases(stream(STREAM.purchases), {
    memberId,
    habit,
    stores,
    joinedDay: person.joinedDay,
    span,
  });
  const tiers = demoTiers(person, purchases, span);
  const decider = new DemoDecider(span, tiers.path);
  return {
    person,
    tiers,
    account: demoAccount(stream(STREAM.points), {
      memberId,
      purchases,
      lastDay: span.to,
      decide: (purchase, paidMinor) => decider.decide(purchase, paidMinor),
    }),
    preferredStoreId: stores.favourite.storeId,
    purchases,
    guestPurchases: guestPurchases(stream(STREAM.guests), memberId, span),
  };
}
