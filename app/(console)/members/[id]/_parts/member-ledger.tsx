import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { rfmGroup } from '@/lib/domain/analytics/rfm-groups';
import type { MemberPage } from '@/lib/domain/members/member-page';
import type { PointsAccount } from '@/lib/domain/points/points-page';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatSignedPercent } from '@/lib/format/numbers';
import { usePointsFigures } from './points/points-figures';

type Props = {
  readonly member: MemberPage;
  /** Null: the reader may not see points. */
  readonly points: PointsAccount | null;
};

/** What the member can spend, what they bought, how often, how lately, and where that puts them. */
export function MemberLedger({ member, points }: Props) {
  const pointsFigures = usePointsFigures({ memberId: member.memberId, account: points });
  const t = useTranslations('members.member.figures');
  const groups = useTranslations('analytics.groups');
  const none = useTranslations('members')('none');
  const locale = useLocale();
  const { figures, currency, todayOn, asOfOn, joinedOn } = member;
  const { scores, lastPurchaseOn, firstPurchaseOn, usualGapDays, averageReceiptMinor } = figures;
  const money = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency, locale, decimals: 'never' });
  const daysAgo =
    lastPurchaseOn === null ? null : Math.max(0, daysBetween(lastPurchaseOn, todayOn));
  const daysToFirst = firstPurchaseOn === null ? null : daysBetween(joinedOn, firstPurchaseOn);
  const firstNote = () => {
    if (daysToFirst === null) return undefined;
    return daysToFirst < 0 ? t('firstBefore') : t('firstNote', { days: daysToFirst });
  };
  return (
    <LedgerStrip
      label={t('label')}
      figures={[
        ...pointsFigures,
        {
          id: 'revenue',
          label: t('revenue'),
          value: money(figures.revenue365Minor),
          note: <YearChange figures={figures} money={money} />,
        },
        {
          id: 'receipts',
          label: t('receipts'),
          value: formatCount(figures.receipts365, locale),
          note: t('receiptsEver', { count: figures.receipts, amount: money(figures.revenueMinor) }),
        },
        {
          id: 'average',
          label: t('average'),
          value: averageReceiptMinor === null ? none : money(averageReceiptMinor),
          note: t('averageNote'),
        },
        {
          id: 'last',
          label: t('last'),
          value: daysAgo === null ? none : t('days', { count: daysAgo }),
          ...(daysAgo ? { unit: t('ago') } : {}),
          note: usualGapDays === null ? t('noRhythm') : t('rhythm', { days: usualGapDays }),
        },
        {
          id: 'first',
          label: t('first'),
          value: firstPurchaseOn === null ? none : formatDay(firstPurchaseOn, locale),
          note: firstNote(),
        },
        {
          id: 'rfm',
          label: t('rfm'),
          value: scores === null ? none : `${scores.r}-${scores.f}-${scores.m}`,
          note:
            scores === null
              ? t('rfmNone')
              : t('rfmNote', { group: groups(rfmGroup(scores)), day: formatDay(asOfOn, locale) }),
        },
      ]}
    />
  );
}

type ChangeProps = {
  readonly figures: MemberPage['figures'];
  readonly money: (amountMinor: bigint) => string;
};

/** The 12 months against the 12 before them. */
function YearChange({ figures, money }: ChangeProps): ReactNode {
  const t = useTranslations('members.member.figures');
  const locale = useLocale();
  const { revenue365Minor, revenueYearBeforeMinor } = figures;
  const ratio = shareOfAmount(revenue365Minor - revenueYearBeforeMinor, revenueYearBeforeMinor);
  if (ratio === null) return t('noYearBefore');
  return t.rich('change', {
    change: formatSignedPercent(ratio, locale),
    before: money(revenueYearBeforeMinor),
    c: (chunks) => <Change meaning={ratio < 0 ? 'bad' : 'good'}>{chunks}</Change>,
  });
}
