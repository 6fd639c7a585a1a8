import {
  type PurchaseCursor,
  type PurchaseKey,
  writePurchaseCursor,
  writePurchaseKey,
} from '@/lib/domain/members/purchase-list';

/** A member's page at a place among the purchases, with one of them open or none. */
export function memberHref(
  memberId: number,
  { cursor, open }: { cursor: PurchaseCursor | null; open: PurchaseKey | null },
): string {
  const query = new URLSearchParams();
  if (cursor !== null) query.set('purchases', writePurchaseCursor(cursor));
  if (open !== null) query.set('open', writePurchaseKey(open));
  const text = query.toString();
  return text === '' ? `/members/${memberId}` : `/members/${memberId}?${text}`;
}
