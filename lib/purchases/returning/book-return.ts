import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { GUEST_MEMBER_ID } from '@/lib/domain/members/states';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import type { ReturnAnswer } from '@/lib/domain/purchases/receipt-answer';
import type { ReturnInput } from '@/lib/domain/purchases/receipt-input';
import {
  keptAfter,
  lessUnnamed,
  type ReturnedLine,
  type ReturnRefusal,
} from '@/lib/domain/purchases/return-lines';
import { keptDecision } from '@/lib/domain/rules/kept-decision';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import type { AuditChange } from '@/lib/kernel/audit';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { giveBackCoupons } from '../coupons/spend-coupons';
import { accountTold } from '../deciding/account-told';
import { postReceipt } from '../posting/post-receipt';
import type { Original } from './lock-original';
import { type PointsBack, takePointsBack } from './take-points-back';

/** The refusal of a return; `reason` says why. */
export function refuseReturn(reason: ReturnRefusal): AppError {
  return new AppError('return_refused', { reason });
}

/** A return that was judged and is to be booked. */
export type Returning = {
  readonly original: Original;
  readonly lines: readonly ReturnedLine[];
  /** What comes back in all: of a purchase without lines, what is left of it. */
  readonly amountMinor: bigint;
  /** The day of the return in the programme's zone. */
  readonly businessDate: string;
};

const MARK_LINES = `
  UPDATE purchase_lines l SET returned_milli = l.returned_milli + r.quantity_milli, returned_minor = l.returned_minor + r.amount_minor
  FROM unnest($4::smallint[], $5::bigint[], $6::bigint[]) AS r (line_no, quantity_milli, amount_minor)
  WHERE l.member_id = $1 AND l.business_date = $2 AND l.purchase_id = $3 AND l.line_no = r.line_no`;

const MARK = `
  UPDATE purchases SET returned_minor = returned_minor + $4
  WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3`;

const WORDS_OF_LINES = `
  SELECT line_no AS "lineNo", article, category, kind, labels FROM purchase_lines
  WHERE member_id = $1 AND business_date = $2 AND purchase_id = $3 AND line_no = ANY ($4::smallint[]) ORDER BY line_no`;

type Words = {
  readonly lineNo: number;
  readonly article: string;
  readonly category: string;
  readonly kind: 'goods' | 'delivery' | 'giftCard';
  readonly labels: readonly string[];
};

const KEEP = `
  INSERT INTO purchase_decisions (member_id, business_date, purchase_id, facts, decision, taken_back, given_back, not_recouped,
    source, key, decided_at)
  VALUES ($1, $2, $3, '{}', $4, $5, $6, $7, $8, $9, $10)`;

/** Writes how much of the purchase came back; the constraints refuse more than was bought (I6). */
export async function markOriginal(
  { tx }: LedgerContext,
  { original, lines, amountMinor }: Omit<Returning, 'businessDate'>,
): Promise<void> {
  const named = [original.memberId, original.businessDate, original.purchaseId];
  await tx.client.query(MARK, [...named, amountMinor]);
  if (lines.length === 0) return;
  await tx.client.query(MARK_LINES, [
    ...named,
    lines.map(({ lineNo }) => lineNo),
    lines.map(({ quantityMilli }) => quantityMilli),
    lines.map(({ amountMinor: minor }) => minor),
  ]);
}

/** Puts the return into the books. Its paper's own number, or the purchase's with a count; null: that paper is there already. */
async function postReturn(
  { tx }: LedgerContext,
  { original, lines, amountMinor, businessDate }: Returning,
  input: Pick<ReturnInput, 'storeId' | 'till' | 'receipt' | 'returnedAt'>,
): Promise<number | null> {
  const { memberId, purchaseId, returns } = original;
  const own = returns === 0 ? original.receipt : `${original.receipt}-${returns + 1}`;
  const { rows } = await tx.client.query<Words>(WORDS_OF_LINES, [
    memberId,
    original.businessDate,
    purchaseId,
    lines.map(({ lineNo }) => lineNo),
  ]);
  return postReceipt(tx, {
    memberId,
    storeId: input.storeId ?? original.storeId,
    till: input.till === '' ? original.till : input.till,
    receipt: input.receipt ?? own,
    businessDate,
    purchasedAt: input.returnedAt,
    isReturn: true,
    amountMinor: -amountMinor,
    discountMinor: 0n,
    channel: null,
    revises: { businessDate: original.businessDate, purchaseId },
    lines: lines.flatMap((line) => {
      const words = rows.find(({ lineNo }) => lineNo === line.lineNo);
      if (words === undefined) return [];
      const { quantityMilli, amountMinor: minor } = line;
      return [{ ...words, quantityMilli: -quantityMilli, amountMinor: -minor }];
    }),
  });
}

const ONE_UNIT_MILLI = 1_000n;

/**
 * Points of the purchase: a guest's has none. A purchase without lines is taken as one line; what came back without a word of
 * which goods it was counts against all lines.
 */
async function backOf(
  context: LedgerContext,
  { original, lines, amountMinor }: Returning,
  key: string,
  occurredAt: Date,
): Promise<PointsBack | null> {
  const { account, businessDate, purchaseId } = original;
  if (account === null) return null;
  const left = original.amountMinor - original.backMinor - amountMinor;
  const whole = [
    { lineNo: 1, quantityMilli: left === 0n ? 0n : ONE_UNIT_MILLI, amountMinor: left },
  ];
  const named = original.lines.reduce((sum, { returnedMinor }) => sum + returnedMinor, 0n);
  const kept =
    original.lines.length === 0
      ? whole
      : lessUnnamed(keptAfter(original.lines, lines), original.backMinor - named);
  const movement = { source: PURCHASE_SOURCE, key, occurredAt };
  const purchase = { businessDate, purchaseId };
  return takePointsBack(context, account, { purchase, kept, movement });
}

/** Keeps what a return did with points, under its own day and id. */
export async function keepReturn(
  { tx, actor, now }: LedgerContext,
  of: { readonly memberId: number; readonly businessDate: string; readonly purchaseId: number },
  { back, key }: { readonly back: PointsBack | null; readonly key: string },
): Promise<void> {
  const decided = back?.decided ?? null;
  await tx.client.query(KEEP, [
    ...[of.memberId, of.businessDate, of.purchaseId],
    decided === null ? null : JSON.stringify(keptDecision(decided.decision, decided)),
    ...[back?.takenBack ?? 0n, back?.givenBack ?? 0n, back?.notRecouped ?? 0n],
    ...[actorLabel(actor), key, now],
  ]);
}

/**
 * Books a judged return: it stands in the books as a purchase of its own with everything derived, marks what came back of the
 * lines, takes back and gives back points. Throws `return_refused`, `points_refused`, `already_exists` when the paper of the return is known.
 */
export async function bookReturn(
  context: LedgerContext,
  returning: Returning,
  input: Pick<ReturnInput, 'storeId' | 'till' | 'receipt' | 'returnedAt' | 'key'>,
): Promise<{ readonly answer: ReturnAnswer; readonly changes: readonly AuditChange[] }> {
  const { original, lines, amountMinor, businessDate } = returning;
  const { memberId } = original;
  const purchaseId = await postReturn(context, returning, input);
  if (purchaseId === null) throw new AppError('already_exists');
  await markOriginal(context, returning);
  const isAllBack = original.amountMinor - original.backMinor === amountMinor;
  const coupons = isAllBack ? await giveBackCoupons(context.tx, original, context.now) : [];
  const key = purchaseKey(businessDate, purchaseId);
  const back = await backOf(context, returning, key, input.returnedAt);
  const none = toPoints(0n);
  const { takenBack, givenBack, notRecouped } = back ?? {
    ...{ takenBack: none, givenBack: none, notRecouped: none },
  };
  await keepReturn(context, { memberId, businessDate, purchaseId }, { back, key: input.key });
  const revises = { businessDate: original.businessDate, purchaseId: original.purchaseId };
  const answer: ReturnAnswer = {
    memberId: memberId === GUEST_MEMBER_ID ? null : memberId,
    ...{ revises, businessDate, purchaseId },
    amountMinor: amountMinor.toString(),
    takenBack: pointsText(takenBack),
    notRecouped: pointsText(notRecouped),
    givenBack: pointsText(givenBack),
    account: back === null ? null : accountTold(back.account),
    lines: lines.map((line) => ({
      lineNo: line.lineNo,
      quantityMilli: line.quantityMilli.toString(),
      amountMinor: line.amountMinor.toString(),
    })),
  };
  const { account: _account, lines: _lines, ...told } = answer;
  const after = { ...told, seqs: back?.seqs ?? [], key: input.key, coupons };
  return {
    answer,
    changes: [{ subjectKind: 'purchase', subjectId: key, before: null, after }],
  };
}
