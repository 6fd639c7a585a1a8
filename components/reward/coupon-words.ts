'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { StatusTone } from '@/components/ui/status';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { formatMoney } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/numbers';

const WHOLE_BPS = 10_000;

export const COUPON_TONES: Readonly<Record<ShownCoupon['state'], StatusTone>> = {
  open: 'success',
  over: 'neutral',
  used: 'info',
  cancelled: 'danger',
  takenBack: 'warning',
};

/** What a coupon takes off, and from which amount: "10% from 1,000". */
export function useCouponWords(currency: string): (coupon: ShownCoupon) => string {
  const t = useTranslations('rewards.coupon');
  const locale = useLocale();
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency, locale });
  return ({ offBps, offMinor, leastMinor }) => {
    const off = offBps === null ? money(offMinor ?? 0n) : formatPercent(offBps / WHOLE_BPS, locale);
    return leastMinor === 0n ? t('off', { off }) : t('offFrom', { off, least: money(leastMinor) });
  };
}
