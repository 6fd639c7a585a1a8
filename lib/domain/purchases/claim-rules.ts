import { addDays } from '../shared/calendar';
import type { ClaimableReceipt, ClaimRefusal, ClaimTerms } from './claims';

/** What is left of a receipt after what came back, in minor units. */
export function netOf({
  amountMinor,
  returnedMinor,
}: Pick<ClaimableReceipt, 'amountMinor' | 'returnedMinor'>): bigint {
  return amountMinor - returnedMinor;
}

/**
 * Why a purchase of that day is not claimed; null: it is in time. So many days ago is in, one more is out; the day of
 * joining is in.
 */
export function dayRefusal(
  day: string,
  { madeOn, joinedOn, claimDays }: ClaimTerms,
): ClaimRefusal | null {
  if (day > madeOn) return 'in_future';
  if (day < addDays(madeOn, -claimDays)) return 'too_old';
  return day < joinedOn ? 'before_joined' : null;
}

/** Why a receipt in the books is not claimed by the member; null: it is theirs to claim. */
export function claimRefusal(receipt: ClaimableReceipt, terms: ClaimTerms): ClaimRefusal | null {
  if (receipt.owner === 'own') return 'own';
  if (receipt.owner === 'other') return 'of_member';
  const wrongDay = dayRefusal(receipt.businessDate, terms);
  if (wrongDay !== null) return wrongDay;
  return netOf(receipt) <= 0n ? 'returned' : null;
}

/** A purchase or a return with the number of a receipt, in its store. Amounts of returns are negative. */
export type ReceiptDocument = {
  readonly businessDate: string;
  readonly purchaseId: number;
  readonly till: string;
  readonly isReturn: boolean;
  readonly amountMinor: bigint;
  /** The purchase that a return names; null: it names none, and its number tells. */
  readonly revisesId?: number | null;
};

/** What returns bring back in all, above or equal zero. */
export function netOfDocuments(returns: readonly Pick<ReceiptDocument, 'amountMinor'>[]): bigint {
  return returns.reduce((sum, { amountMinor }) => sum - amountMinor, 0n);
}

/**
 * The returns of a purchase among everything that bears its number in its store: a return revises the last purchase of
 * that number at or before its day, at its own till where there was one. A return that names its purchase is that one's,
 * whatever its number.
 */
export function returnsOf<Document extends ReceiptDocument>(
  purchase: Pick<ReceiptDocument, 'businessDate' | 'purchaseId'>,
  documents: readonly Document[],
): readonly Document[] {
  const bought = documents
    .filter(({ isReturn }) => !isReturn)
    .toSorted((a, b) => (a.businessDate < b.businessDate ? 1 : -1));
  return documents.filter((document) => {
    if (!document.isReturn) return false;
    if (typeof document.revisesId === 'number') {
      return document.revisesId === purchase.purchaseId;
    }
    const before = bought.filter(({ businessDate }) => businessDate <= document.businessDate);
    const revised = before.find(({ till }) => till === document.till) ?? before[0];
    return revised?.purchaseId === purchase.purchaseId;
  });
}
