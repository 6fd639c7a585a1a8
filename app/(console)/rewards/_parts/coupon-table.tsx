'use client';

import { useLocale, useTranslations } from 'next-intl';
import { COUPON_TONES, useCouponWords } from '@/components/reward/coupon-words';
import type { ChosenInAddress } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { memberCode } from '@/lib/domain/members/states';
import { shownCode } from '@/lib/domain/rewards/codes';
import type { ShownCoupon } from '@/lib/domain/rewards/member-rewards';
import { formatDay } from '@/lib/format/dates';

type Props = {
  readonly coupons: readonly ShownCoupon[];
  readonly currency: string;
  readonly choice: ChosenInAddress;
};

/** Coupons of all members; a row leads to the rewards of whose it is. */
export function CouponTable({ coupons, currency, choice }: Props) {
  const t = useTranslations('rewards.coupons');
  const states = useTranslations('rewards.coupon.states');
  const reasons = useTranslations('rewards.cancelReasons');
  const locale = useLocale();
  const offOf = useCouponWords(currency);
  return (
    <DataTable
      caption={t('title')}
      rows={coupons}
      choice={choice}
      rowKey={({ code }) => code}
      rowHref={({ memberId }) => memberTabHref(memberId, 'rewards')}
      empty={<EmptyState title={t('none')} text={t('noneText')} />}
      columns={[
        {
          id: 'code',
          header: t('code'),
          cell: ({ code }) => <span className="font-medium tabular-nums">{shownCode(code)}</span>,
        },
        {
          id: 'state',
          header: t('state'),
          cell: ({ state, reason }) => (
            <span className="inline-flex items-center gap-2">
              <Status tone={COUPON_TONES[state]}>{states(state)}</Status>
              {reason !== null && <span className="text-xs text-ink-2">{reasons(reason)}</span>}
            </span>
          ),
        },
        { id: 'off', header: t('off'), isSecondary: true, cell: offOf },
        {
          id: 'used',
          header: t('used'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ used, uses }) => t('usedOf', { used, uses }),
        },
        {
          id: 'days',
          header: t('days'),
          isSecondary: true,
          cell: ({ givenOn, untilOn }) =>
            t('range', { from: formatDay(givenOn, locale), until: formatDay(untilOn, locale) }),
        },
        {
          id: 'mechanic',
          header: t('mechanic'),
          isSecondary: true,
          cell: ({ nameEn, nameRu }) => (locale === 'ru' ? nameRu : nameEn),
        },
        {
          id: 'member',
          header: t('member'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ memberId }) => memberCode(memberId),
        },
      ]}
    />
  );
}
