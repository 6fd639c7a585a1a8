import NextLink from 'next/link';
import { cx } from '@/components/ui/cx';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { MechanicDay } from '@/lib/domain/mechanics/results/results-page';
import { formatDay, formatDayOfYear } from '@/lib/format/dates';
import { type ResultsWords, useResultsWords } from './use-results-words';

const HEIGHT = 132;
/** So many days have a label each; of more every seventh. */
const MOST_LABELS = 14;
const WEEK = 7;
const KINDS = ['given', 'waiting', 'heldOut', 'gone'] as const;
const FILLS = {
  given: 'fill-series-1',
  waiting: 'fill-series-2',
  heldOut: 'fill-ink-3',
  gone: 'fill-series-4',
} as const;

/** A label is wider than its bar: near the end there is no room for one on a narrow screen. */
const ROOM = 1 / 14;
const hasLabel = (at: number, days: number) =>
  days <= MOST_LABELS || (at % WEEK === 0 && days - at > days * ROOM);

export const refusedOn = ({ refused }: MechanicDay): number =>
  Object.values(refused).reduce((sum, count) => sum + count, 0);

const awardsOn = (day: MechanicDay) => KINDS.reduce((sum, kind) => sum + day[kind], 0);

type Props = {
  readonly ruleId: number;
  readonly days: readonly MechanicDay[];
  readonly currency: string;
};

/**
 * Awards of each day as bars, by how they stand now: each opens its members, and is wide enough to be hit. Of more days than there is room for
 * the latest are seen first. Refusals are a figure below, for they are no members.
 */
export function DayBars({ ruleId, days, currency }: Props) {
  const words = useResultsWords(currency);
  const { t } = words;
  const most = Math.max(1, ...days.map(awardsOn));
  return (
    <figure>
      <ScrollRegion label={t('days.title')} className="flex flex-row-reverse">
        <div className="min-w-full shrink-0">
          <ul aria-label={t('days.title')} className="flex items-end gap-px border-b">
            {days.map((day) => (
              <li key={day.on} className="min-w-6 flex-1">
                <Bar {...{ ruleId, day, most, words }} isNarrow={days.length > MOST_LABELS} />
              </li>
            ))}
          </ul>
          <div aria-hidden="true" className="flex gap-px">
            {days.map(({ on }, at) => (
              <span key={on} className="min-w-6 flex-1 pt-1 text-center text-2xs text-ink-3">
                {hasLabel(at, days.length) && (
                  <span className="inline-block whitespace-nowrap">
                    {formatDayOfYear(on, words.locale)}
                  </span>
                )}
              </span>
            ))}
          </div>
        </div>
      </ScrollRegion>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {KINDS.map((kind) => (
          <span key={kind} className="inline-flex items-center gap-1.5">
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="1" className={FILLS[kind]} />
            </svg>
            {t(`days.${kind}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

type BarProps = {
  readonly ruleId: number;
  readonly day: MechanicDay;
  readonly most: number;
  readonly words: ResultsWords;
  readonly isNarrow: boolean;
};

function Bar({ ruleId, day, most, words: { t, count, locale }, isNarrow }: BarProps) {
  let top = HEIGHT;
  const parts = KINDS.map((kind) => {
    const height = (day[kind] / most) * (HEIGHT - 4);
    top -= height;
    return { kind, y: top, height };
  });
  const label = t('days.bar', {
    day: formatDay(day.on, locale),
    given: count(day.given),
    heldOut: count(day.heldOut),
    refused: count(refusedOn(day)),
  });
  return (
    <NextLink
      prefetch={false}
      href={`/mechanics/${ruleId}/members?on=${day.on}`}
      aria-label={label}
      title={label}
      className={cx(
        'mx-auto block hover:bg-hover',
        isNarrow ? 'max-w-6' : 'max-w-9',
        awardsOn(day) === 0 && 'opacity-60',
      )}
    >
      <svg width="100%" height={HEIGHT} aria-hidden="true" className="block">
        {parts.map(({ kind, y, height }) => (
          <rect key={kind} x="8%" width="84%" y={y} height={height} className={FILLS[kind]} />
        ))}
      </svg>
    </NextLink>
  );
}
