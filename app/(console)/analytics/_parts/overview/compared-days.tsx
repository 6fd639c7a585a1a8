import { lengthOf } from '@/lib/domain/analytics/comparison';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { formatDay, formatWeekday } from '@/lib/format/dates';
import { useReportWords } from '../use-report-words';

type Props = { readonly result: OverviewResult; readonly isMatched: boolean };

/** Which days are compared with which; by how many they were moved, and where there are more of one than of the other. */
export function ComparedDays({ result, isMatched }: Props) {
  const { t, locale, count } = useReportWords(result.currency);
  const { from, asOfOn, beforeFrom, beforeTo, shiftedDays } = result.facts;
  const [now, before] = [
    lengthOf({ from, to: asOfOn }),
    lengthOf({ from: beforeFrom, to: beforeTo }),
  ];
  const weekday = formatWeekday(from, locale);
  const said = [
    ...(isMatched && shiftedDays !== 0
      ? [t('overview.shifted', { days: Math.abs(shiftedDays), weekday })]
      : []),
    ...(isMatched && shiftedDays === 0 ? [t('overview.aligned', { weekday })] : []),
    ...(now === before ? [] : [t('overview.unequal', { now, before: count(before) })]),
  ];
  return (
    <>
      {t.rich('overview.meta', {
        from: formatDay(from, locale),
        to: formatDay(asOfOn, locale),
        beforeFrom: formatDay(beforeFrom, locale),
        beforeTo: formatDay(beforeTo, locale),
        b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
      })}
      {said.map((sentence) => ` · ${sentence}`).join('')}
    </>
  );
}
