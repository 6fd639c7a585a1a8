import { useLocale, useTranslations } from 'next-intl';
import type { LedgerFigure } from '@/components/ui/ledger-strip';
import { type PointsAccount, SOON_DAYS } from '@/lib/domain/points/points-page';
import { addDays } from '@/lib/domain/shared/calendar';
import { formatDayOfYear } from '@/lib/format/dates';
import { formatPoints, pluralOf } from '@/lib/format/points';
import { pointsHref } from './points-href';

type Account = { readonly memberId: number; readonly account: PointsAccount | null };

/** What a member can spend and what of it ends within 30 days, for the strip of figures; none without the right to it. */
export function usePointsFigures({ memberId, account }: Account): readonly LedgerFigure[] {
  const t = useTranslations('points');
  const locale = useLocale();
  if (account === null) return [];
  const { available, pending, pendingOn, held, debt, isFrozen, soon, soonFirst, lotCount } =
    account;
  const points = (amount: typeof available) => formatPoints(amount, locale);
  const day = (on: string) => formatDayOfYear(on, locale);
  const note = () => {
    if (isFrozen) return t('figures.frozen');
    if (debt > 0n) return t('figures.debt', { points: points(debt) });
    if (pending > 0n && pendingOn !== null) {
      return t('figures.pending', { points: points(pending), day: day(pendingOn) });
    }
    if (held > 0n) return t('figures.held', { points: points(held) });
    return lotCount === 0 ? t('figures.none') : t('figures.nothingElse');
  };
  const soonNote = () => {
    if (soonFirst === null) return t('figures.soonNone', { days: SOON_DAYS });
    const first = { points: points(soonFirst.points), day: day(soonFirst.lastOn) };
    return soonFirst.points === soon ? t('figures.soonAll', first) : t('figures.soonFirst', first);
  };
  return [
    {
      id: 'points',
      label: t('figures.available'),
      value: points(available),
      unit: t('unit', { count: pluralOf(available) }),
      note: note(),
      href: pointsHref(memberId, {}),
    },
    {
      id: 'pointsSoon',
      label: t('figures.soon', { day: day(addDays(account.todayOn, SOON_DAYS)) }),
      value: points(soon),
      note: soonNote(),
    },
  ];
}
