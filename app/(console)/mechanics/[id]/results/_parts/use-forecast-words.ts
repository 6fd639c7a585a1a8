import { useTranslations } from 'next-intl';
import type { Sums } from '@/lib/domain/mechanics/results/forecast-beside';
import { toPoints } from '@/lib/domain/shared/points';
import { useResultsWords } from './use-results-words';

/** How a forecast and what happened write their sums. */
export function useForecastWords(currency: string) {
  const { count, money, points, locale } = useResultsWords(currency);
  const t = useTranslations('mechanicResults.forecast');
  return {
    ...{ t, count, locale },
    sum: (name: keyof Sums, sums: Sums): string => {
      if (name === 'points') return points(toPoints((sums.points / 100n) * 100n));
      return name === 'costMinor' ? money(sums.costMinor) : count(sums[name]);
    },
  };
}
