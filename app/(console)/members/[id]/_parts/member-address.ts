import { memberTabHref } from '@/lib/domain/members/member-tabs';
import {
  type PurchaseCursor,
  type PurchaseKey,
  writePurchaseCursor,
  writePurchaseKey,
} from '@/lib/domain/members/purchase-list';

/** The purchases of a member at a place among them, with one of them open or none. */
export function memberHref(
  memberId: number,
  { cursor, open }: { cursor: PurchaseCursor | null; open: PurchaseKey | null },
): string {
  const query = new URLSearchParams();
  if (cursor !== null) query.set('at', writePurchaseCursor(cursor));
  if (open !== null) query.set('open', writePurchaseKey(open));
  const text = query.toString();
  const href = memberTabHref(memberId, 'purchases');
  return text === '' ? href : `${href}?${text}`;
}
