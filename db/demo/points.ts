import type { AdjustReason, EntryKind, LotState } from '@/lib/domain/points/states';
import { EXPIRY_DAYS } from '@/lib/domain/points/states';
import type { DemoMoment } from './day';
import type { DemoDecision } from './decisions';
import type { DemoPurchase } from './purchases';
import type { Random } from './random';

/** A movement of a demo account. Amounts in hundredths of a point. */
export interface DemoEntry extends DemoMoment {
  readonly kind: Extract<EntryKind, 'earn' | 'redeem' | 'earn_reversal' | 'expire' | 'adjust'>;
  readonly amount: number;
  readonly balanceAfter: number;
  /** The receipt that caused it. */
  readonly purchase: DemoPurchase | null;
  /** The lot that ended. */
  readonly lotId: number | null;
  /** Number of the entry that it takes back. */
  readonly reverses: number | null;
  readonly reason: AdjustReason | null;
}

export interface DemoLot extends DemoMoment {
  readonly lotId: number;
  /** Number of the entry that made it. */
  readonly seq: number;
  readonly amount: number;
  remaining: number;
  state: LotState;
  /** The first day that it is no longer good for. */
  readonly endsOn: number;
}

export interface DemoAccount {
  readonly entries: readonly DemoEntry[];
  readonly lots: readonly DemoLot[];
  readonly allocations: readonly {
    readonly seq: number;
    readonly lotId: number;
    readonly amount: number;
  }[];
  readonly balance: number;
  readonly decided: readonly DemoDecided[];
}

/** A receipt that rules decided: the number of the entry that gave its points, if any, and what points paid of it. */
export interface DemoDecided extends DemoDecision {
  readonly purchase: DemoPurchase;
  readonly seq: number | null;
  readonly spent: number;
}

/** Lot ids that each member has to themselves: a lot a receipt, and a gift. */
export const LOT_IDS_A_MEMBER = 1024;

/** The programme gives points since so many days: long enough that what became of a year of them is known. */
const GIVEN_SINCE_DAYS = 775;
/** A whole point for so many kopecks. */
const KOPECKS_A_POINT = 5_000n;
/** Points of a receipt that its payment by points may reach, of the sum in roubles: 30 %. */
const KOPECKS_A_PAID_POINT = 333n;
const HUNDREDTHS = 100;
const PAYING_CHANCE = 0.12;
const LEAST_PAID = 100 * HUNDREDTHS;
const GIFT_CHANCE = 0.03;
const GIFTS = [100, 200, 300] as const;
const GIFT_SECOND = 14 * 3600;
const EXPIRED_AT_SECOND = 0;

const earnedOf = (amountMinor: bigint): number =>
  Number(amountMinor / KOPECKS_A_POINT) * HUNDREDTHS;

/** Books the movements of one account in the order of time, as the ledger would. */
class Account {
  readonly entries: DemoEntry[] = [];
  readonly lots: DemoLot[] = [];
  readonly allocations: { seq: number; lotId: number; amount: number }[] = [];
  readonly decided: DemoDecided[] = [];
  balance = 0;
  private firstOpen = 0;

  constructor(private readonly firstLotId: number) {}

  give(at: DemoMoment, amount: number, cause: Pick<DemoEntry, 'kind' | 'purchase' | 'reason'>) {
    const seq = this.book(at, amount, { ...cause, lotId: null, reverses: null });
    this.lots.push({
      day: at.day,
      second: at.second,
      lotId: this.firstLotId + this.lots.length,
      seq,
      amount,
      remaining: amount,
      state: 'available',
      endsOn: at.day + EXPIRY_DAYS + 1,
    });
  }

  /** Takes out of the lots that end first: all live equally long, so they stand in that order. */
  spend(at: DemoMoment, amount: number, purchase: DemoPurchase) {
    const cause = { kind: 'redeem', purchase, lotId: null, reverses: null, reason: null } as const;
    const seq = this.book(at, -amount, cause);
    let left = amount;
    for (let place = this.firstOpen; left > 0; place += 1) {
      const lot = this.lots[place];
      if (lot === undefined) throw new Error('Invariant broken: a balance lies in lots');
      left -= this.take(seq, lot, Math.min(left, lot.remaining), 'consumed');
    }
  }

  /** What a return takes back: no more than is left of what the receipt brought. */
  takeBack(at: DemoMoment, purchase: DemoPurchase, { original, amount }: TakenBack) {
    const lot = this.lots.find((one) => this.entries[one.seq - 1]?.purchase === original);
    const taken = Math.min(amount, lot?.remaining ?? 0);
    if (lot === undefined || taken === 0) return;
    const cause = { kind: 'earn_reversal', purchase, lotId: null, reason: null } as const;
    const seq = this.book(at, -taken, { ...cause, reverses: lot.seq });
    this.take(seq, lot, taken, 'reversed');
  }

  /** Ends the lots that are over by this day, each at its own midnight. */
  expire(day: number) {
    for (; this.firstOpen < this.lots.length; this.firstOpen += 1) {
      const lot = this.lots[this.firstOpen];
      if (lot === undefined || lot.endsOn > day) return;
      if (lot.remaining === 0) continue;
      const at = { day: lot.endsOn, second: EXPIRED_AT_SECOND };
      const cause = { kind: 'expire', purchase: null, reverses: null, reason: null } as const;
      const seq = this.book(at, -lot.remaining, { ...cause, lotId: lot.lotId });
      this.take(seq, lot, lot.remaining, 'expired');
    }
  }

  private take(seq: number, lot: DemoLot, amount: number, end: LotState): number {
    if (amount === 0) return 0;
    this.allocations.push({ seq, lotId: lot.lotId, amount });
    lot.remaining -= amount;
    if (lot.remaining === 0) lot.state = end;
    return amount;
  }

  private book(
    { day, second }: DemoMoment,
    amount: number,
    cause: Pick<DemoEntry, 'kind' | 'purchase' | 'lotId' | 'reverses' | 'reason'>,
  ): number {
    this.balance += amount;
    this.entries.push({ day, second, amount, balanceAfter: this.balance, ...cause });
    return this.entries.length;
  }
}

/** What rules decide of a receipt of which points paid so many kopecks; null: they are not asked. */
type Decide = (purchase: DemoPurchase, paidByPointsMinor: bigint) => DemoDecision | null;

interface TakenBack {
  readonly original: DemoPurchase;
  readonly amount: number;
}

/** What a return leaves of the points of its receipt: the difference of what both sums earn. */
function takenBack(
  purchase: DemoPurchase,
  purchases: readonly DemoPurchase[],
): TakenBack | undefined {
  const original = purchases.find(({ purchaseId }) => purchaseId === purchase.returnOf);
  if (original === undefined) return undefined;
  const left = earnedOf(original.amountMinor + purchase.amountMinor);
  return { original, amount: earnedOf(original.amountMinor) - left };
}

/**
 * The account of one member: points for receipts, some paid with, some taken back by returns, the rest over after a year;
 * now and then a gift. Every movement but a gift and an end refers to a receipt.
 */
export function demoAccount(
  random: Random,
  {
    memberId,
    purchases,
    lastDay,
    decide,
  }: {
    readonly memberId: number;
    readonly purchases: readonly DemoPurchase[];
    readonly lastDay: number;
    readonly decide: Decide;
  },
): DemoAccount {
  const account = new Account(memberId * LOT_IDS_A_MEMBER);
  const since = lastDay - GIVEN_SINCE_DAYS;
  const returned = new Set(purchases.map(({ returnOf }) => returnOf));
  // What came back is left to the sum: a return of the demo knows no lines.
  const decideKept: Decide = (purchase, paidMinor) =>
    returned.has(purchase.purchaseId) ? null : decide(purchase, paidMinor);
  let giftOn = random.chance(GIFT_CHANCE) ? lastDay - random.between(5, 120) : null;
  const gift = (upTo: DemoMoment) => {
    if (giftOn === null || account.entries.length === 0) return;
    if (giftOn > upTo.day || (giftOn === upTo.day && upTo.second < GIFT_SECOND)) return;
    account.expire(giftOn);
    const cause = { kind: 'adjust', purchase: null, reason: 'goodwill' } as const;
    const at = { day: giftOn, second: GIFT_SECOND };
    account.give(at, random.pick(GIFTS) * HUNDREDTHS, cause);
    giftOn = null;
  };
  for (const purchase of purchases) {
    if (purchase.day < since) continue;
    gift({ day: purchase.day, second: purchase.secondOfDay });
    account.expire(purchase.day);
    move(account, random, { purchase, purchases, decide: decideKept });
  }
  gift({ day: lastDay, second: GIFT_SECOND });
  account.expire(lastDay);
  return account;
}

function move(
  account: Account,
  random: Random,
  {
    purchase,
    purchases,
    decide,
  }: { purchase: DemoPurchase; purchases: readonly DemoPurchase[]; decide: Decide },
): void {
  const at = { day: purchase.day, second: purchase.secondOfDay };
  if (purchase.isReturn) {
    const back = takenBack(purchase, purchases);
    if (back !== undefined && back.amount > 0) account.takeBack(at, purchase, back);
    return;
  }
  const payable = Number(purchase.amountMinor / KOPECKS_A_PAID_POINT) * HUNDREDTHS;
  const paid = Math.min(account.balance - (account.balance % HUNDREDTHS), payable);
  const isPaying = account.balance >= LEAST_PAID && paid > 0 && random.chance(PAYING_CHANCE);
  const spent = isPaying ? paid : 0;
  if (isPaying) account.spend(at, spent, purchase);
  // A point pays a rouble: so many hundredths, so many kopecks.
  const decided = decide(purchase, BigInt(spent));
  const earned =
    decided === null ? earnedOf(purchase.amountMinor) : Number(decided.decision.points);
  if (earned > 0) account.give(at, earned, { kind: 'earn', purchase, reason: null });
  if (decided === null) return;
  account.decided.push({
    ...decided,
    purchase,
    spent,
    seq: earned > 0 ? account.entries.length : null,
  });
}
