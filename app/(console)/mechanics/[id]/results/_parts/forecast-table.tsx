import { SimpleTable } from '@/components/table/simple-table';
import { TextLink } from '@/components/ui/text-link';
import {
  type ComparedWeek,
  type ForecastBeside,
  SUMS,
} from '@/lib/domain/mechanics/results/forecast-beside';
import type { ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay } from '@/lib/format/dates';
import { useForecastWords } from './use-forecast-words';

type Props = { readonly head: ResultsHead; readonly beside: ForecastBeside };
type Days = { readonly fromOn: string; readonly throughOn: string };

/** The awards behind an actual figure, with their members. */
export const reachedHref = ({ ruleId }: ResultsHead, { fromOn, throughOn }: Days): string =>
  `/mechanics/${ruleId}/members?state=reached&from=${fromOn}&through=${throughOn}`;

/** The days of a week on which the mechanic ran. */
export const ranIn = ({ fromOn, throughOn }: Days, { ran }: ForecastBeside): Days =>
  ran === null
    ? { fromOn, throughOn }
    : {
        fromOn: fromOn < ran.fromOn ? ran.fromOn : fromOn,
        throughOn: throughOn > ran.throughOn ? ran.throughOn : throughOn,
      };

/** Each week: what was thought and what happened; a week that is not over says so. */
export function ForecastTable({ head, beside }: Props) {
  const words = useForecastWords(head.currency);
  const { t, locale } = words;
  const day = (on: string) => formatDay(on, locale);
  const actual = (week: ComparedWeek, name: (typeof SUMS)[number]) => {
    const text = words.sum(name, week.actual);
    if (week.actual.awards === 0) return text;
    return <TextLink href={reachedHref(head, ranIn(week, beside))}>{text}</TextLink>;
  };
  return (
    <SimpleTable
      caption={t('title')}
      rows={beside.weeks.toReversed()}
      rowKey={({ fromOn }) => fromOn}
      columns={[
        {
          id: 'week',
          header: t('week'),
          cell: ({ fromOn, throughOn, isWhole }) => (
            <>
              {t('days', { from: day(fromOn), through: day(throughOn) })}
              {!isWhole && <span className="ml-2 text-xs text-ink-3">{t('notWhole')}</span>}
            </>
          ),
        },
        ...SUMS.map((name) => ({
          id: name,
          header: t(`sums.${name}`),
          isNumeric: true,
          cell: (week: ComparedWeek) => (
            <>
              <b className="font-medium">{actual(week, name)}</b>
              <span className="ml-1.5 text-xs text-ink-3">
                {t('of', { forecast: words.sum(name, week.forecast) })}
              </span>
            </>
          ),
        })),
      ]}
    />
  );
}
