'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { StatusTone } from '@/components/ui/status';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { formatMoney } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/numbers';

const WHOLE_BPS = 10_000;
/** Hundredths of a percent of a tenth and of a whole one. */
const WHOLE_PERCENT = 100;
const TENTH = 10;

/** Decimals that a share needs: 10 %, 7.5 %, 12.25 %. */
function digitsOf(bps: number): number {
  if (bps % WHOLE_PERCENT === 0) return 0;
  return bps % TENTH === 0 ? 1 : 2;
}

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
    const off =
      offBps === null
        ? money(offMinor ?? 0n)
        : formatPercent(offBps / WHOLE_BPS, locale, digitsOf(offBps));
    return leastMinor === 0n ? t('off', { off }) : t('offFrom', { off, least: money(leastMinor) });
  };
}
