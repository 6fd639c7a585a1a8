import { useLocale, useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { MemberReferrals } from '@/lib/domain/referrals/referral';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

/** How many a member brought, how many of these bought, and what came of it for the member. */
export function ReferralFigures({ counts }: Pick<MemberReferrals, 'counts'>) {
  const t = useTranslations('referrals');
  const locale = useLocale();
  const { brought, bought, points } = counts;
  return (
    <LedgerStrip
      label={t('figures')}
      figures={[
        {
          id: 'brought',
          label: t('brought'),
          value: formatCount(brought, locale),
          note: t('boughtOf', { count: bought }),
        },
        {
          id: 'points',
          label: t('points'),
          value: formatPoints(points, locale),
          note: t('pointsNote'),
        },
      ]}
    />
  );
}
