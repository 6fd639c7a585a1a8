import 'server-only';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { matchReturned, type NamelessLine } from '@/lib/domain/purchases/match-returned';
import { keptAfter, lessUnnamed, type ReturnedLine } from '@/lib/domain/purchases/return-lines';
import { pointsText } from '@/lib/domain/shared/points';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { rowsOf } from '../claims/read-receipts';
import { giveBackCoupons } from '../coupons/spend-coupons';
import { keepReturn, markOriginal } from './book-return';
import { lockOriginal, type Original } from './lock-original';
import { type DueReturn, stillDue } from './returns-due';
import { takePointsBack } from './take-points-back';

const LINES = `
  SELECT article, (-quantity_milli)::text AS "quantityMilli", (-amount_minor)::text AS "amountMinor" FROM purchase_lines
  WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3 ORDER BY line_no`;

async function readLines({ tx }: LedgerContext, due: DueReturn): Promise<readonly NamelessLine[]> {
  const rows = await rowsOf(tx)<Record<keyof NamelessLine, string>>(LINES, [
    ...[due.memberId, due.businessDate, due.purchaseId],
  ]);
  return rows.map(({ article, quantityMilli, amountMinor }) => ({
    article,
    quantityMilli: BigInt(quantityMilli),
    amountMinor: BigInt(amountMinor),
  }));
}

const NAME = `
  UPDATE purchases SET revises_on = $4, revises_id = $5
  WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3`;

/**
 * Which lines came back, when their goods tell it; then the return names its purchase, as one at a till does. None: nobody knows of which
 * goods it is, and it counts against all lines.
 */
async function nameLines(
  context: LedgerContext,
  original: Original,
  due: DueReturn,
): Promise<readonly ReturnedLine[]> {
  if (due.memberId !== original.memberId) return [];
  const lines = await readLines(context, due);
  const isWhole = lines.every(
    ({ quantityMilli, amountMinor }) => quantityMilli > 0n && amountMinor >= 0n,
  );
  const matched = isWhole ? matchReturned(original.lines, lines) : null;
  if (matched === null) return [];
  const amountMinor = matched.reduce((sum, line) => sum + line.amountMinor, 0n);
  if (amountMinor !== BigInt(due.amountMinor)) return [];
  const { memberId, businessDate, purchaseId } = due;
  const named = [memberId, businessDate, purchaseId, original.businessDate, original.purchaseId];
  await context.tx.client.query(NAME, named);
  await markOriginal(context, { original, lines: matched, amountMinor });
  return matched;
}

const ONE_UNIT_MILLI = 1_000n;

/** What is kept of the purchase after this return and all that were judged before it. */
async function keptOf(
  { tx }: LedgerContext,
  original: Original,
  { due, matched }: { readonly due: DueReturn; readonly matched: readonly ReturnedLine[] },
) {
  const waiting = await stillDue(tx, original.documents);
  const later = original.documents
    .filter(({ purchaseId }) => waiting.has(purchaseId) && purchaseId !== due.purchaseId)
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0n);
  const backMinor = original.backMinor - later;
  if (original.lines.length === 0) {
    const left = original.amountMinor > backMinor ? original.amountMinor - backMinor : 0n;
    return [{ lineNo: 1, quantityMilli: left === 0n ? 0n : ONE_UNIT_MILLI, amountMinor: left }];
  }
  const namedBefore = original.lines.reduce((sum, { returnedMinor }) => sum + returnedMinor, 0n);
  const namedNow = matched.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return lessUnnamed(keptAfter(original.lines, matched), backMinor - namedBefore - namedNow);
}

/**
 * Judges the points of a return that an import brought: its lines by the rules and facts that the purchase was decided by, as a return at a
 * till. Twice takes nothing twice, for what went before counts. Null: its purchase was never decided, or is a guest's. Throws
 * `points_refused` while an account takes no movement, `conflict` when the purchase went to another member meanwhile.
 */
export async function settleReturn(
  context: LedgerContext,
  due: DueReturn,
): Promise<AuditChange | null> {
  const { ofMemberId, ofDate, ofPurchaseId } = due;
  if (ofMemberId === null || ofDate === null || ofPurchaseId === null) return null;
  if (ofMemberId === GUEST_MEMBER_ID) return null;
  const of = { memberId: ofMemberId, businessDate: ofDate, purchaseId: ofPurchaseId };
  const untilOn = due.businessDate;
  const original = await lockOriginal(context, { kind: 'purchase', ...of }, untilOn);
  if (original.account === null) return null;
  const matched = await nameLines(context, original, due);
  const key = purchaseKey(due.businessDate, due.purchaseId);
  const kept = await keptOf(context, original, { due, matched });
  const isAllBack = kept.every(({ amountMinor }) => amountMinor === 0n);
  const coupons = isAllBack ? await giveBackCoupons(context.tx, original, context.now) : [];
  const back = await takePointsBack(context, original.account, {
    purchase: { businessDate: ofDate, purchaseId: ofPurchaseId },
    kept,
    movement: { source: PURCHASE_SOURCE, key, occurredAt: due.purchasedAt },
  });
  if (back.decided === null) return null;
  await keepReturn(context, due, { back, key });
  return {
    subjectKind: 'purchase',
    subjectId: key,
    before: null,
    after: {
      memberId: original.memberId,
      revises: { businessDate: ofDate, purchaseId: ofPurchaseId },
      lines: matched.length,
      takenBack: pointsText(back.takenBack),
      notRecouped: pointsText(back.notRecouped),
      givenBack: pointsText(back.givenBack),
      seqs: back.seqs,
      coupons,
    },
  };
}
