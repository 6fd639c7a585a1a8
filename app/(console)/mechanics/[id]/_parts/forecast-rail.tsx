import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { TextLink } from '@/components/ui/text-link';
import type {
  MechanicSimulation,
  SimulatedWeek,
} from '@/lib/domain/mechanics/simulation/simulation-input';
import { monthOf } from '@/lib/domain/shared/calendar';
import { formatMonth, formatMonthName } from '@/lib/format/dates';
import { FigureLink } from '../../_parts/simulation/figure-link';
import { useMechanicWords } from '../../_parts/simulation/use-words';
import type { MechanicWords } from './fields/field-types';

type Props = {
  readonly words: MechanicWords;
  readonly isAsked: boolean;
  readonly simulation: MechanicSimulation | undefined;
  readonly onAsk: () => void;
};
type ToldProps = { readonly simulation: MechanicSimulation };

const MOST_REASONS = 5;
const BAR_HEIGHT = 44;

/** The forecast in short, beside what it is of: whom it reaches and refuses, month by month, the cost and what is owed at most. */
export function ForecastRail({ words: { t }, isAsked, simulation, onAsk }: Props) {
  return (
    <section
      id="forecast"
      aria-labelledby="forecast-title"
      tabIndex={-1}
      className="scroll-mt-16 rounded-panel border bg-surface px-3.5 py-3 outline-none"
    >
      <h2 id="forecast-title" className="font-semibold">
        {t('forecast.title')}
      </h2>
      {simulation === undefined ? (
        <p className="mt-1 text-sm text-ink-2">{t('forecast.note')}</p>
      ) : (
        <Told simulation={simulation} />
      )}
      {!isAsked && (
        <Button className="mt-2.5 w-full" onClick={onAsk}>
          {t('forecast.run')}
        </Button>
      )}
      {isAsked && (
        <p className="mt-2.5 text-sm">
          <TextLink href="#forecast-full">{t('forecast.full')}</TextLink>
        </p>
      )}
    </section>
  );
}

function Told({ simulation }: ToldProps) {
  const { t, count, money, day } = useMechanicWords(simulation.currency);
  const { refused, heldOut, members, weeks, fromOn, throughOn } = simulation;
  const most = weeks.reduce<SimulatedWeek | undefined>(
    (found, week) =>
      found === undefined || BigInt(week.owedMinor) > BigInt(found.owedMinor) ? week : found,
    undefined,
  );
  return (
    <>
      <p className="text-xs text-ink-2">
        {t('list.note', { from: day(fromOn), through: day(throughOn) })}
      </p>
      <dl className="mt-1.5 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-sm">
        {refused.slice(0, MOST_REASONS).map(({ reason, members: found }) => (
          <Line key={reason} label={t(`reasons.${reason}`)}>
            <FigureLink simulation={simulation} filter={{ outcome: 'refused', reason }}>
              {count(found)}
            </FigureLink>
          </Line>
        ))}
        {heldOut > 0 && (
          <Line label={t('figures.heldOut')}>
            <FigureLink simulation={simulation} filter={{ outcome: 'heldOut' }}>
              {count(heldOut)}
            </FigureLink>
          </Line>
        )}
        <Line label={t('figures.members')} isSum>
          <FigureLink simulation={simulation} filter={{ outcome: 'reached' }}>
            {count(members.count)}
          </FigureLink>
        </Line>
      </dl>
      <Months simulation={simulation} />
      <dl className="mt-3 grid grid-cols-2 gap-x-3 border-t pt-2.5">
        <Figure label={t('figures.cost')} value={money(simulation.costMinor)} />
        {most !== undefined && (
          <Figure
            label={t('figures.owed', { day: day(most.fromOn) })}
            value={money(most.owedMinor)}
          />
        )}
      </dl>
    </>
  );
}

function Line({
  label,
  isSum = false,
  children,
}: {
  readonly label: string;
  readonly isSum?: boolean;
  readonly children: React.ReactNode;
}) {
  const look = cx('py-0.75', isSum && 'mt-0.5 border-t border-t-line-strong font-semibold');
  return (
    <>
      <dt className={cx(look, '-mr-3 pr-3 first-letter:uppercase')}>{label}</dt>
      <dd className={cx(look, 'text-right tabular-nums')}>{children}</dd>
    </>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd className="text-figure wrap-anywhere">{value}</dd>
    </div>
  );
}

/** Gifts of each month, and of the one with the most by name. */
function Months({ simulation }: ToldProps) {
  const { t, locale, count } = useMechanicWords(simulation.currency);
  const sums = new Map<string, number>();
  for (const { fromOn, awards } of simulation.weeks) {
    const month = monthOf(fromOn);
    sums.set(month, (sums.get(month) ?? 0) + awards);
  }
  const months = [...sums];
  const highest = Math.max(1, ...sums.values());
  const [best = '', awards = 0] = months.find(([, sum]) => sum === highest) ?? [];
  if (best === '') return null;
  const step = 100 / months.length;
  return (
    <figure className="mt-3">
      <figcaption className="flex justify-between gap-3 text-xs text-ink-2">
        <span>{t('awards')}</span>
        <span>
          {formatMonth(best, locale)}: <b className="font-semibold text-ink">{count(awards)}</b>
        </span>
      </figcaption>
      <svg aria-hidden="true" width="100%" height={BAR_HEIGHT} className="mt-1 block border-b">
        {months.map(([month, sum], place) => {
          const height = (sum / highest) * BAR_HEIGHT;
          return (
            <rect
              key={month}
              x={`${place * step + step * 0.08}%`}
              y={BAR_HEIGHT - height}
              width={`${step * 0.84}%`}
              height={height}
              className={month === best ? 'fill-series-1' : 'fill-series-1/45'}
            />
          );
        })}
      </svg>
      <div aria-hidden="true" className="mt-0.5 flex justify-between text-xs text-ink-3">
        <span>{formatMonthName(months[0]?.[0] ?? '', locale)}</span>
        <span>{formatMonthName(months.at(-1)?.[0] ?? '', locale)}</span>
      </div>
    </figure>
  );
}
