'use client';

import { useLocale, useTranslations } from 'next-intl';
import { COUPON_TONES, useCouponWords } from '@/components/reward/coupon-words';
import { Status } from '@/components/ui/status';
import { shownCode } from '@/lib/domain/rewards/codes';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { formatDay } from '@/lib/format/dates';
import { CancelCoupon } from './cancel-coupon';

type Props = {
  readonly coupons: readonly ShownCoupon[];
  readonly currency: string;
  readonly canCancel: boolean;
};

/** Coupons as the slips that they are: what is taken off, below the perforation the code, until when, and why it stands so. */
export function MemberCoupons({ coupons, currency, canCancel }: Props) {
  const t = useTranslations('rewards.ofMember');
  const states = useTranslations('rewards.coupon.states');
  const reasons = useTranslations('rewards.cancelReasons');
  const offOf = useCouponWords(currency);
  const locale = useLocale();
  const why = ({ state, reason, used, uses, untilOn }: ShownCoupon) => {
    const until = formatDay(untilOn, locale);
    if (reason !== null) return reasons(reason);
    if (state === 'takenBack') return t('takenBackWhy');
    if (state === 'over') return t('overSince', { until });
    if (state === 'used') return t('usedUp', { uses });
    return used === 0 ? t('until', { until }) : t('usedUntil', { used, uses, until });
  };
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {coupons.map((coupon) => (
        <li key={coupon.code} className="rounded-panel border bg-surface">
          <div className="perforation flex items-start justify-between gap-3 px-3 py-2">
            <span className="min-w-0">
              <span className="block font-[550]">{offOf(coupon)}</span>
              <span className="block truncate text-xs text-ink-3">
                {t('givenBy', {
                  mechanic: locale === 'ru' ? coupon.nameRu : coupon.nameEn,
                  on: formatDay(coupon.givenOn, locale),
                })}
              </span>
            </span>
            <Status tone={COUPON_TONES[coupon.state]}>{states(coupon.state)}</Status>
          </div>
          <div className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
            <span className="min-w-0">
              <span className="block font-medium tabular-nums wrap-anywhere">
                {shownCode(coupon.code)}
              </span>
              <span className="block text-xs text-ink-2">{why(coupon)}</span>
            </span>
            {canCancel && coupon.state === 'open' && <CancelCoupon coupon={coupon} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
