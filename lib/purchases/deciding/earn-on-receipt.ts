import 'server-only';
import { expiryFrom } from '@/lib/domain/points/expiry';
import { refusalOf } from '@/lib/domain/points/may-move';
import type { PurchaseNotice } from '@/lib/domain/purchases/receipt-answer';
import type { Terms } from '@/lib/domain/rules/definition';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import type { LockedAccount } from '@/lib/points/ledger/lock-accounts';

/**
 * From when to when points of a receipt are good: they wait from its own day, and live from the day they can be spent, which of
 * a late receipt is today. Null: they do not wait; they do not end.
 */
export function lotTimes(
  { waitsDays, livesDays }: Pick<Terms, 'waitsDays' | 'livesDays'>,
  {
    businessDate,
    timeZone,
    now,
  }: { readonly businessDate: string; readonly timeZone: string; readonly now: Date },
): { readonly activatesAt: Date | null; readonly expiresAt: Date | null } {
  const waitsUntil = waitsDays === 0 ? null : dayStart(addDays(businessDate, waitsDays), timeZone);
  const isWaiting = waitsUntil !== null && waitsUntil.getTime() > now.getTime();
  const activatesAt = isWaiting ? waitsUntil : null;
  const expiresAt = livesDays === null ? null : expiryFrom(activatesAt ?? now, timeZone, livesDays);
  return { activatesAt, expiresAt };
}

/** Why a member earns nothing now, whatever the rules say; null: they earn. */
export function noticeOf(
  account: Pick<LockedAccount, 'status' | 'isFrozen'>,
): PurchaseNotice | null {
  const refusal = refusalOf(account, 'earn');
  if (refusal === null) return null;
  return refusal === 'suspended' || refusal === 'frozen' ? refusal : 'over';
}
