import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { type Basket, drawBasket } from './basket';
import { type Habit, visitDays } from './habit';
import type { Random } from './random';
import { anyStore, chooseStore, type StoreHabit } from './store-choice';

/** A receipt or a return of the demo programme. Returns carry negative amounts. */
export interface DemoPurchase {
  readonly memberId: number;
  readonly purchaseId: number;
  readonly day: number;
  readonly secondOfDay: number;
  readonly storeId: number;
  readonly till: string;
  readonly receipt: string;
  readonly isReturn: boolean;
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  /** Days since the member's purchase before; null on the first, on returns and for guests. */
  readonly gapDays: number | null;
  /** Of a return: the purchase that it returns. */
  readonly returnOf: number | null;
}

type Visit = Omit<DemoPurchase, 'purchaseId' | 'receipt' | 'gapDays' | 'memberId' | 'returnOf'> & {
  /** Of a return: what it returns. */
  readonly original: Visit | null;
};

/** Each member owns a block of purchase ids: no counter is shared between generators. */
export const PURCHASE_IDS_A_MEMBER = 1024;
/** Ids of the guests' purchases come in the upper half of a block. */
const FIRST_GUEST_PLACE = PURCHASE_IDS_A_MEMBER / 2;
/** Receipt numbers are the ids shuffled within ten digits; odd and not a multiple of 5 keeps them distinct. */
const RECEIPT_STEP = 618_033;
const RECEIPTS = 10_000_000_000;

const RETURN_CHANCE = 0.02;
const RETURN_WITHIN_DAYS = 14;
/** Guest purchases for each member, at most; about 4 % of all receipts. */
const MOST_GUEST_PURCHASES = 2;
const TILLS = 9;
const OPENS_AT_HOUR = 8;

interface History {
  readonly memberId: number;
  readonly habit: Habit;
  readonly stores: StoreHabit;
  readonly joinedDay: number;
  readonly span: { readonly from: number; readonly to: number };
}

/** All purchases and returns of one member, in order of time. */
export function memberPurchases(random: Random, history: History): DemoPurchase[] {
  const { habit, stores, span } = history;
  const visits: Visit[] = [];
  for (const day of visitDays(habit, random, history.joinedDay, span.to)) {
    const store = chooseStore(stores, random);
    const basket = drawBasket(random, {
      format: store.format,
      affluence: habit.affluence,
      daysFromStart: day - span.from,
    });
    const visit = visitOf(random, day, store.storeId, basket);
    visits.push(visit);
    if (random.chance(RETURN_CHANCE)) {
      const returned = returnOf(random, visit);
      if (returned.day <= span.to) visits.push(returned);
    }
  }
  visits.sort((a, b) => a.day - b.day || a.secondOfDay - b.secondOfDay);
  return numbered(visits, history.memberId);
}

/** Purchases without a card that the generator makes beside this member. */
export function guestPurchases(
  random: Random,
  memberId: number,
  span: { readonly from: number; readonly to: number },
): DemoPurchase[] {
  const purchases: DemoPurchase[] = [];
  const count = random.between(0, MOST_GUEST_PURCHASES);
  for (let place = 0; place < count; place += 1) {
    const day = random.between(span.from, span.to);
    const store = anyStore(random);
    const basket = drawBasket(random, {
      format: store.format,
      affluence: 0.7,
      daysFromStart: day - span.from,
    });
    const { original: _, ...visit } = visitOf(random, day, store.storeId, basket);
    purchases.push({
      ...visit,
      ...named(memberId, FIRST_GUEST_PLACE + place),
      memberId: GUEST_MEMBER_ID,
      gapDays: null,
      returnOf: null,
    });
  }
  return purchases;
}

function visitOf(random: Random, day: number, storeId: number, basket: Basket): Visit {
  return {
    day,
    secondOfDay: drawSecond(random),
    storeId,
    till: String(random.between(1, TILLS)),
    isReturn: false,
    original: null,
    ...basket,
  };
}

/** The whole receipt comes back, or a part of it in whole tenths rounded down to a kopeck. */
function returnOf(random: Random, visit: Visit): Visit {
  const tenths = random.chance(0.4) ? 10n : BigInt(random.between(1, 9));
  return {
    ...visit,
    day: visit.day + random.between(1, RETURN_WITHIN_DAYS),
    secondOfDay: drawSecond(random),
    isReturn: true,
    original: visit,
    amountMinor: -((visit.amountMinor * tenths) / 10n),
    discountMinor: 0n,
  };
}

/** Second of the day: shops fill towards the evening. */
function drawSecond(random: Random): number {
  const hours = 14 * Math.max(random.next(), random.next() * 0.9);
  return Math.floor((OPENS_AT_HOUR + hours) * 3600);
}

function numbered(visits: readonly Visit[], memberId: number): DemoPurchase[] {
  let before: number | null = null;
  return visits.map((visit, place) => {
    const { original, ...seen } = visit;
    const gapDays = visit.isReturn || before === null ? null : visit.day - before;
    if (!visit.isReturn) before = visit.day;
    // Returns come on a later day, so what they return stands before them.
    const returnOf =
      original === null ? null : named(memberId, visits.indexOf(original)).purchaseId;
    return { ...seen, ...named(memberId, place), memberId, gapDays, returnOf };
  });
}

function named(memberId: number, place: number): { purchaseId: number; receipt: string } {
  const purchaseId = memberId * PURCHASE_IDS_A_MEMBER + place;
  const number = (purchaseId * RECEIPT_STEP) % RECEIPTS;
  return { purchaseId, receipt: String(number).padStart(10, '0') };
}
