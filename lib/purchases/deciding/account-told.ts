import type { PurchaseAnswer } from '@/lib/domain/purchases/receipt-answer';
import { type Points, pointsText } from '@/lib/domain/shared/points';

/** The figures of an account as an answer tells them. */
export function accountTold({
  balance,
  pending,
  debt,
}: {
  readonly balance: Points;
  readonly pending: Points;
  readonly debt: Points;
}): NonNullable<PurchaseAnswer['account']> {
  return {
    balance: pointsText(balance),
    pending: pointsText(pending),
    debt: pointsText(debt),
  };
}
