import { OVERVIEW_FIGURES, type OverviewFigureId } from '@/lib/domain/analytics/overview-figures';
import { toPoints } from '@/lib/domain/shared/points';
import { formatMoney, formatMoneyCompact } from '@/lib/format/money';
import { formatCount, formatDecimal, formatPercent } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';
import { useReportWords } from '../use-report-words';

type Value = number | bigint | null;

/** How the figures of the overview are written: revenue short, an average receipt in whole units, items with two decimals. */
export function useFigureWords(currency: string) {
  const { locale, none, t } = useReportWords(currency);
  const money = (amountMinor: bigint, id: OverviewFigureId) =>
    id === 'averageReceipt'
      ? formatMoney({ amountMinor, currency, locale, decimals: 'never' })
      : formatMoneyCompact({ amountMinor, currency, locale });
  const value = (id: OverviewFigureId, figure: Value): string => {
    if (figure === null) return none;
    const { kind } = OVERVIEW_FIGURES[id];
    if (kind === 'money') return money(BigInt(figure), id);
    if (kind === 'points') return formatPoints(toPoints(BigInt(figure)), locale);
    if (kind === 'ratio') return formatPercent(Number(figure), locale);
    return kind === 'each' ? formatDecimal(Number(figure), locale, 2) : formatCount(figure, locale);
  };
  return { locale, t, value, name: (id: OverviewFigureId) => t(`overview.figures.${id}`) };
}
