import 'server-only';
import { decideClaim } from '@/lib/domain/purchases/decide-claim';
import { channelOf, weekdayOf } from '@/lib/domain/purchases/receipt-facts';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import type { Decision } from '@/lib/domain/rules/decision';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { ReceiptFacts } from '@/lib/domain/rules/facts';
import type { DecidedBy } from '@/lib/domain/rules/kept-decision';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { readActiveRules } from '@/lib/rules/read-active-rules';
import { readFacts } from '@/lib/rules/trial/read-facts';
import { readLifeUse, readMemberFacts } from '../deciding/what-rules-ask';
import type { Paper } from './claimed-papers';
import { readClaimant } from './read-claimant';
import type { RunRows } from './read-receipts';

/** What a claim earns by the rules of the receipt's own day, and by what that was decided. */
export type JudgedClaim = DecidedBy & {
  readonly facts: ReceiptFacts;
  readonly decision: Decision;
};

/** Locks the budgets of rules before they are read: of who claims, not of who looks. */
type LockBudgets = (rules: readonly ActiveRule[]) => Promise<void>;

type Who = { readonly memberId: number; readonly timeZone: string };

/** A purchase that is claimed, at whoever has it now. */
type Booked = {
  /** 0: a guest's. */
  readonly ownerId: number;
  readonly businessDate: string;
  readonly purchaseId: number;
  /** What came back of it, in minor units. */
  readonly returnedMinor: bigint;
};

/** Rules of days, each day read once. */
function rulesByDay(run: RunRows): (day: string) => Promise<readonly ActiveRule[]> {
  const read = new Map<string, readonly ActiveRule[]>();
  return async (day) => {
    const rules = read.get(day) ?? (await readActiveRules(run, day));
    read.set(day, rules);
    return rules;
  };
}

/**
 * What purchases earn a member who claims them, each by itself, in their order: by the rules, the tier, the card and the use
 * of caps of its own moment, as if the card had been shown. Purchases that are not there are left out.
 */
export async function judgeBooked(
  run: RunRows,
  { memberId, timeZone }: Who,
  receipts: readonly Booked[],
  locks?: LockBudgets,
): Promise<readonly (JudgedClaim & { readonly purchaseId: number })[]> {
  const keys = receipts.map(({ ownerId, ...key }) => ({ ...key, memberId: ownerId }));
  const found = await readFacts(run, keys, timeZone);
  const rulesOn = rulesByDay(run);
  const judged: (JudgedClaim & { readonly purchaseId: number })[] = [];
  for (const { receipt, facts: read, kept, bought, purchasedAt } of found) {
    const { purchaseId, businessDate } = receipt;
    const asked = receipts.find((one) => one.purchaseId === purchaseId);
    const rules = await rulesOn(businessDate);
    const at = { memberId, purchasedAt, businessDate, timeZone };
    const { tierId, cardTypeId, used: before, ...times } = await readClaimant(run, at);
    const { member: _asTried, multipliers: _others, ...receiptFacts } = kept ?? read;
    const ofMember = await readMemberFacts(run, rules, { memberId, businessDate });
    const facts = { ...receiptFacts, tierId, cardTypeId, ...times, ...ofMember };
    await locks?.(rules);
    const used = await readLifeUse(run, rules, { memberId, used: before });
    const backMinor = asked?.returnedMinor ?? 0n;
    const decision = decideClaim({ rules, facts, used, bought, backMinor });
    judged.push({ purchaseId, facts, decision, rules, used });
  }
  return judged;
}

const STORE = 'SELECT format, partner FROM stores WHERE store_id = $1';

/** The whole of a paper is one line of goods that nothing is known of. */
const UNKNOWN = { lineNo: 1, kind: 'goods', article: '', category: '', labels: [] } as const;
const ONE_UNIT_MILLI = 1_000n;

/**
 * What a paper that is in no book earns: its amount, its store and its day are all that is known of it. Nobody knows the hour:
 * rules of hours do not match before the day's first, tier and card are those of its end. Null: there is no such store.
 */
export async function judgePaper(
  run: RunRows,
  { memberId, timeZone }: Who,
  { storeId, businessDate, amountMinor }: Paper,
  locks?: LockBudgets,
): Promise<JudgedClaim | null> {
  const [store] = await run<{ format: StoreFormat; partner: string }>(STORE, [storeId]);
  if (store === undefined) return null;
  const rules = await readActiveRules(run, businessDate);
  const endsAt = new Date(dayStart(addDays(businessDate, 1), timeZone).getTime() - 1);
  const at = { memberId, purchasedAt: endsAt, businessDate, timeZone };
  const { tierId, cardTypeId, used: before, ...times } = await readClaimant(run, at);
  await locks?.(rules);
  const used = await readLifeUse(run, rules, { memberId, used: before });
  const facts: ReceiptFacts = {
    ...(await readMemberFacts(run, rules, { memberId, businessDate })),
    ...{
      businessDate,
      weekday: weekdayOf(businessDate),
      clock: '00:00',
      storeId,
      tierId,
      cardTypeId,
      ...times,
    },
    format: store.format,
    partner: store.partner ?? '',
    channel: channelOf(null, store.format),
    payments: [],
    paidByPointsMinor: 0n,
    lines: [{ ...UNKNOWN, quantityMilli: ONE_UNIT_MILLI, amountMinor }],
  };
  const decision = decideClaim({ rules, facts, used, bought: [], backMinor: 0n });
  return { facts, decision, rules, used };
}
