import { useLocale, useTranslations } from 'next-intl';
import type { FailedAward } from '@/lib/domain/mechanics/decision';
import { toPoints } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

const WHOLE_BPS = 10_000;
const BUDGETS: readonly string[] = ['budgetPoints', 'budgetMinor', 'budgetMembers'];

/** Whole points: hundredths of a sum of a million members say nothing. */
const whole = (hundredths: string) => toPoints((BigInt(hundredths) / 100n) * 100n);

/** How a simulation of a mechanic writes its figures: in the reader's language and the programme's currency. */
export function useMechanicWords(currency: string) {
  const locale = useLocale();
  const t = useTranslations('mechanicSimulation');
  const money = (minor: string) =>
    formatMoney({ amountMinor: BigInt(minor), currency, locale, decimals: 'never' });
  const count = (value: number) => formatCount(value, locale);
  const day = (on: string) => formatDay(on, locale);
  const named = ({ nameEn, nameRu }: { readonly nameEn: string; readonly nameRu: string }) =>
    locale === 'ru' ? nameRu : nameEn;

  /** Why something was refused, with what was wanted and what was found where that says more. */
  function because([first]: readonly FailedAward[]): string {
    if (first === undefined) return '';
    const { condition, wanted, found } = first;
    const reason = t(`reasons.${condition}`);
    const [wants = '', finds = '', onDay = ''] = [wanted[0], found[0], found[1]];
    if (condition === 'cooldown' && finds !== '') {
      return t('because.cooldown', { days: wants, day: day(finds) });
    }
    if (condition === 'group' && onDay !== '') {
      return t('because.group', { group: wants, day: day(onDay) });
    }
    if (condition === 'memberTimes' && finds !== '') {
      return t('because.memberTimes', { found: finds, wanted: wants });
    }
    if (BUDGETS.includes(condition) && finds !== '') {
      const amount = (text: string) =>
        condition === 'budgetMinor' ? money(text) : formatCount(Number(text), locale);
      return t('because.budget', { reason, found: amount(finds), wanted: amount(wants) });
    }
    return reason;
  }

  return {
    t,
    locale,
    money,
    count,
    day,
    named,
    because,
    points: (hundredths: string) => formatPoints(whole(hundredths), locale),
    share: (part: number, all: number) => formatPercent(all === 0 ? 0 : part / all, locale),
    bps: (bps: number) => formatPercent(bps / WHOLE_BPS, locale),
  };
}
export type MechanicWords = ReturnType<typeof useMechanicWords>;
