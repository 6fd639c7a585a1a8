import 'server-only';
import { together } from '@/db/together';
import { actorLabel } from '@/lib/domain/access/actor';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { refusalOf } from '@/lib/domain/points/may-move';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import type { PurchaseAnswer } from '@/lib/domain/purchases/receipt-answer';
import { factLines, factsOf } from '@/lib/domain/purchases/receipt-facts';
import { type PurchaseInput, purchaseInput } from '@/lib/domain/purchases/receipt-input';
import { type ForCoupons, goodsOf } from '@/lib/domain/rewards/coupon-at-till';
import type { Decision } from '@/lib/domain/rules/decision';
import type { ReceiptFacts } from '@/lib/domain/rules/facts';
import type { DecidedBy } from '@/lib/domain/rules/kept-decision';
import { decisionJson } from '@/lib/domain/rules/stored-json';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, pointsText, toPoints } from '@/lib/domain/shared/points';
import { lotTermsOf } from '@/lib/domain/tiers/benefits';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { claimKey } from '@/lib/kernel/once';
import { creditAtEnd } from '@/lib/points/ledger/credit';
import { type LockedAccount, lockAccount } from '@/lib/points/ledger/lock-accounts';
import { lockShared, type SharedAccounts } from '@/lib/points/ledger/lock-shared';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { answerOnce } from '@/lib/points/ledger/once-by-key';
import { readRulesByStamp } from '@/lib/rules/read-rules-by-stamp';
import { raiseByReceipt } from '@/lib/tiers/engine/raise-tier';
import { preparedRowsOf } from '../claims/read-receipts';
import { refuseCoupon, spendCoupons } from '../coupons/spend-coupons';
import { accountTold } from '../deciding/account-told';
import { lotTimes, noticeOf } from '../deciding/earn-on-receipt';
import { type Buyer, buyerOf, readBuyer } from '../deciding/find-buyer';
import { keepDecision } from '../deciding/keep-decision';
import { answerKnown } from '../deciding/known-receipt';
import { claimWithContext } from '../deciding/read-member-context';
import { requireNotAhead } from '../deciding/require-moment';
import { judgeSpending, paySpending } from '../deciding/spend-on-receipt';
import { decideWithinBudgets, readMemberFacts } from '../deciding/what-rules-ask';
import { ensureMonth } from '../posting/ensure-month';
import { bookReceipt, claimReceipt } from '../posting/post-receipt';

type Work = { readonly answer: PurchaseAnswer; readonly changes: readonly AuditChange[] };

const sumOf = (lines: PurchaseInput['lines']): bigint =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Puts a receipt that was claimed into the books. */
function book(
  { tx }: LedgerContext,
  input: PurchaseInput,
  {
    memberId,
    businessDate,
    purchaseId,
  }: Pick<Buyer, 'memberId' | 'businessDate'> & { readonly purchaseId: number },
): void {
  const { storeId, till, receipt, purchasedAt, discountMinor, channel, lines } = input;
  bookReceipt(tx, purchaseId, {
    ...{ storeId, till, receipt, businessDate, purchasedAt, discountMinor, channel },
    memberId: memberId ?? GUEST_MEMBER_ID,
    isReturn: false,
    amountMinor: sumOf(lines),
    revises: null,
    lines: factLines(lines),
  });
}

/** What is told of a receipt whoever bought it. */
function told(input: PurchaseInput, { businessDate }: Buyer, purchaseId: number) {
  const amountMinor = sumOf(input.lines).toString();
  return { businessDate, purchaseId, isKnown: false, amountMinor };
}

/** The audit row of a receipt: one, whatever it moved. */
function audited(answer: PurchaseAnswer, input: PurchaseInput, seqs: unknown): AuditChange {
  const { memberId, businessDate, purchaseId, amountMinor, earned, spent, notice } = answer;
  const { storeId, key, coupons } = input;
  return {
    subjectKind: 'purchase',
    subjectId: purchaseKey(businessDate, purchaseId),
    before: null,
    after: {
      ...{ memberId, storeId, amountMinor, earned, spent, notice, seqs, key },
      ...(coupons.length === 0 ? {} : { coupons }),
    },
  };
}

/** A guest's: kept with its facts, so that a claim can decide it later. */
async function recordGuests(
  context: LedgerContext,
  input: PurchaseInput,
  buyer: Buyer,
): Promise<Work> {
  const { tx, actor, now } = context;
  const [coupon] = input.coupons;
  if (coupon !== undefined) throw refuseCoupon(coupon, 'guest');
  const asked = { spend: input.spend, memberId: null, mayRedeem: false };
  const facts = factsOf(input, { ...buyer, tierId: 0 }, 0n);
  await judgeSpending(context, { ...asked, rules: [], facts });
  const { businessDate } = buyer;
  const { storeId, receipt, till } = input;
  const named = { storeId, receipt, till, businessDate, memberId: GUEST_MEMBER_ID };
  const purchaseId = await claimReceipt(tx, named);
  if (purchaseId === null) {
    const whose = { memberId: GUEST_MEMBER_ID, account: null };
    return { answer: await answerKnown(tx, { ...input, businessDate, ...whose }), changes: [] };
  }
  book(context, input, { ...buyer, purchaseId });
  const none = { earned: toPoints(0n), earnSeq: null, spent: toPoints(0n), spentMinor: 0n };
  keepDecision(tx, {
    ...{ memberId: GUEST_MEMBER_ID, businessDate, purchaseId, facts, decided: null, ...none },
    ...{ withheld: buyer.notice, source: actorLabel(actor), key: input.key, now },
  });
  const zero = { earned: '0', spent: '0', spentMinor: '0', account: null, decision: null };
  const answer = {
    ...{ memberId: null, notice: buyer.notice, ...zero },
    ...told(input, buyer, purchaseId),
  };
  return { answer, changes: [audited(answer, input, {})] };
}

/** Books what the rules gave, unless it is withheld. */
async function earn(
  context: LedgerContext,
  account: LockedAccount,
  {
    points,
    lot,
    key,
    occurredAt,
  }: {
    readonly points: Points;
    readonly lot: ReturnType<typeof lotTimes>;
    readonly key: string;
    readonly occurredAt: Date;
  },
): Promise<{ readonly account: LockedAccount; readonly seq: number | null }> {
  if (points === 0n) return { account, seq: null };
  const movement = { source: PURCHASE_SOURCE, key, occurredAt };
  return creditAtEnd(context, account, { kind: 'earn', points, lot, movement });
}

async function lockAlone({ tx, now }: LedgerContext, memberId: number): Promise<SharedAccounts> {
  return { own: await lockAccount(tx, memberId, now), others: [] };
}

/** What coupons are judged by. Goods come to what they came to before the discounts that the till took off. */
function couponsAsk(
  own: LockedAccount,
  { discountMinor }: PurchaseInput,
  of: Buyer & { readonly memberId: number; readonly facts: ReceiptFacts },
): ForCoupons & { readonly memberId: number } {
  return {
    ...{ memberId: of.memberId, businessDate: of.businessDate },
    mayRedeem: of.mayRedeem && refusalOf(own, 'redeem') === null,
    goodsMinor: goodsOf(of.facts.lines) + discountMinor,
  };
}

async function recordMembers(
  context: LedgerContext,
  input: PurchaseInput,
  buyer: Buyer & { readonly memberId: number },
): Promise<Work> {
  const { tx, actor, now } = context;
  const { memberId, businessDate } = buyer;
  const { purchasedAt, spend, storeId, till, receipt } = input;
  const run = preparedRowsOf(tx);
  const amountMinor = sumOf(input.lines);
  const asked = { memberId, purchasedAt, businessDate, storeId, till, receipt, amountMinor };
  // Who else is in the household is asked before their accounts are locked: only an account alone goes with the rest.
  const shared = spend === null ? null : await lockShared(context, memberId);
  const [accounts, { purchaseId, tierId, used: before, isClaimed, rulesStamp, ...more }] =
    await together(tx.client, () => [
      shared === null ? lockAlone(context, memberId) : Promise.resolve(shared),
      claimWithContext(run, asked),
    ]);
  // Merged while this one waited: asked again, the receipt is the other one's.
  if (accounts.own.status === 'merged') throw new AppError('conflict');
  if (purchaseId === null) {
    const whose = { memberId, account: accountTold(accounts.own) };
    return { answer: await answerKnown(tx, { ...input, businessDate, ...whose }), changes: [] };
  }
  const rules = await readRulesByStamp(run, businessDate, rulesStamp);
  const around = {
    ...{ ...buyer, tierId, ...more },
    ...(await readMemberFacts(run, rules, { memberId, businessDate })),
  };
  const { mayRedeem } = buyer;
  const bare = factsOf(input, around, 0n);
  const wanted = { spend, memberId, mayRedeem, rules, facts: bare };
  const spending = await judgeSpending(context, wanted);
  const facts = factsOf(input, around, spending.minor);
  const { decision, used } = await decideWithinBudgets(tx, {
    rules,
    facts,
    used: before,
    memberId,
  });
  const withheld = isClaimed ? 'paper_claimed' : noticeOf(accounts.own);
  const key = purchaseKey(businessDate, purchaseId);
  const paid = await paySpending(context, accounts, { spending, key, occurredAt: purchasedAt });
  const coupons = await spendCoupons(tx, {
    codes: input.coupons,
    receipt: couponsAsk(accounts.own, input, { ...buyer, facts }),
    ...{ purchaseId, discountMinor: input.discountMinor, now },
  });
  book(context, input, { ...buyer, purchaseId });
  const points = withheld === null ? decision.points : toPoints(0n);
  await raiseByReceipt(tx, { memberId, facts, points, rules, timeZone: buyer.timeZone, now });
  const lot = lotTimes(lotTermsOf(rules, { day: businessDate, tierId }), { ...buyer, now });
  const earned = await earn(context, paid.own, { points, lot, key, occurredAt: purchasedAt });
  const decided: DecidedBy & { decision: Decision } = { decision, rules, used };
  keepDecision(tx, {
    ...{ memberId, businessDate, purchaseId, facts, decided, withheld, earned: points },
    ...{ earnSeq: earned.seq, spent: spending.points, spentMinor: spending.minor },
    ...{ source: actorLabel(actor), key: input.key, now },
  });
  const answer: PurchaseAnswer = {
    ...told(input, buyer, purchaseId),
    memberId,
    notice: withheld,
    earned: pointsText(points),
    spent: pointsText(spending.points),
    spentMinor: spending.minor.toString(),
    ...(coupons.length === 0 ? {} : { coupons }),
    account: accountTold(earned.account),
    decision: decisionJson.encode(decision),
  };
  const seqs = { earned: earned.seq, spent: paid.seqs };
  return { answer, changes: [audited(answer, input, seqs)] };
}

/**
 * Takes a receipt into the books and decides by the rules of its own day what it earns and what points may pay of it; one
 * transaction, once for a key and once for a receipt. Input: `purchaseInput` of lib/domain/purchases/receipt-input; answer:
 * `PurchaseAnswer` of receipt-answer, the same text for the same key and input. Judged as of the receipt's own moment: day, tier,
 * type and state of the card. A guest's is kept and earns nothing. Throws `card_not_active` (nothing is written),
 * `coupon_refused` with the code and the reason, `spending_refused` with the reason and the least and the most, `insufficient_points`, `points_refused`, `wrong_state` of a hold,
 * `idempotency_conflict`, `conflict` when the member was merged meanwhile,
 * `invalid_input` of a moment in the future, `not_found` of store, member, card of somebody else, or hold.
 */
export const recordPurchase = defineCommand({
  id: 'purchases.record',
  permission: 'purchases.post',
  isRepeatable: true,
  startsAtOnce: true,
  input: purchaseInput,
  run: async ({ tx, actor, now, input, keyTaken }) => {
    const context = { tx, actor, now };
    const { key, coupons, ...rest } = input;
    // Without coupons a call is the same as it was before there were any.
    const said = coupons.length === 0 ? rest : { ...rest, coupons };
    const asked = { source: actorLabel(actor), key, input: said };
    const [kept, found] = await together(tx.client, () => [
      keyTaken === undefined ? claimKey(tx, asked, now) : keyTaken.then(() => null),
      readBuyer(preparedRowsOf(tx), input),
    ]);
    const work = async () => {
      requireNotAhead('purchasedAt', input.purchasedAt, now);
      const buyer = buyerOf(input, found);
      const { memberId } = buyer;
      await ensureMonth(tx, buyer.businessDate);
      return memberId === null
        ? recordGuests(context, input, buyer)
        : recordMembers(context, input, { ...buyer, memberId });
    };
    if (keyTaken === undefined) return answerOnce(tx, { asked, kept, work });
    const { answer, changes } = await work();
    return { result: answer, changes };
  },
});
