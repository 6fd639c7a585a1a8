import NextLink from 'next/link';
import { cx } from '@/components/ui/cx';
import type { ComparedWeek, ForecastBeside } from '@/lib/domain/mechanics/results/forecast-beside';
import type { ResultsHead } from '@/lib/domain/mechanics/results/results-page';
import { formatDay, formatDayOfYear } from '@/lib/format/dates';
import { ranIn, reachedHref } from './forecast-table';
import { useForecastWords } from './use-forecast-words';

const HEIGHT = 120;
/** So many weeks have a label each; of more every fourth. */
const MOST_LABELS = 9;
const EACH = 4;

type Props = { readonly head: ResultsHead; readonly beside: ForecastBeside };

/** Members reached in each week: a bar of those who were, before a frame of those who were thought of. A bar opens its members. */
export function ForecastBars({ head, beside }: Props) {
  const { t, count, locale } = useForecastWords(head.currency);
  const { weeks } = beside;
  const most = Math.max(
    1,
    ...weeks.flatMap(({ forecast, actual }) => [forecast.members, actual.members]),
  );
  const label = (week: ComparedWeek) =>
    t('bar', {
      day: formatDay(week.fromOn, locale),
      forecast: count(week.forecast.members),
      actual: count(week.actual.members),
      whole: week.isWhole ? 'yes' : 'no',
    });
  return (
    <figure>
      <ul aria-label={t('bars')} className="flex items-end gap-px border-b">
        {weeks.map((week) => (
          <li key={week.fromOn} className="min-w-0 flex-1">
            <NextLink
              prefetch={false}
              href={reachedHref(head, ranIn(week, beside))}
              aria-label={label(week)}
              title={label(week)}
              className={cx('mx-auto block max-w-9 hover:bg-hover', !week.isWhole && 'opacity-60')}
            >
              <svg width="100%" height={HEIGHT} aria-hidden="true" className="block">
                <Bar of={week.actual.members / most} x="22%" width="56%" />
                <Bar of={week.forecast.members / most} isFrame x="8%" width="84%" />
              </svg>
            </NextLink>
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="flex gap-px">
        {weeks.map(({ fromOn }, at) => (
          <span key={fromOn} className="min-w-0 flex-1 pt-1 text-center text-2xs text-ink-3">
            {(weeks.length <= MOST_LABELS || at % EACH === 0) && (
              <span className="inline-block whitespace-nowrap">
                {formatDayOfYear(fromOn, locale)}
              </span>
            )}
          </span>
        ))}
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        <span className="inline-flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="1" className="fill-series-1" />
          </svg>
          {t('actual')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true">
            <rect
              x="0.5"
              y="0.5"
              width="9"
              height="9"
              fill="none"
              stroke="currentColor"
              className="text-ink-2"
            />
          </svg>
          {t('forecast')}
        </span>
        <span>{t('faint')}</span>
      </figcaption>
    </figure>
  );
}

type BarProps = {
  readonly of: number;
  readonly isFrame?: boolean;
  readonly x: string;
  readonly width: string;
};

/** A bar of a part of the height; the frame keeps its edge inside. */
function Bar({ of, isFrame = false, x, width }: BarProps) {
  const height = of * (HEIGHT - 4);
  return (
    <rect
      x={x}
      width={width}
      y={HEIGHT - height}
      height={height + 2}
      {...(isFrame
        ? { fill: 'none', stroke: 'currentColor', className: 'text-ink-2' }
        : { className: 'fill-series-1' })}
    />
  );
}
