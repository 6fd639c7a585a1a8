import { addDays, daysBetween } from '../../shared/calendar';
import type { KeptForecast } from '../simulation/forecast';
import type { SimulatedWeek } from '../simulation/simulation-input';

const WEEK_DAYS = 7;
/** A week is compared with the one of 52 weeks before: the same weekdays, the same season. */
export const APART_DAYS = 52 * WEEK_DAYS;
export const YEAR_DAYS = 365;

/** What members were given in a week, or were thought to be. A member counts once in it. */
export type Sums = {
  readonly members: number;
  readonly awards: number;
  readonly points: bigint;
  readonly coupons: number;
  readonly costMinor: bigint;
};
export const SUMS = ['members', 'awards', 'points', 'coupons', 'costMinor'] as const;
const NOTHING: Sums = { members: 0, awards: 0, points: 0n, coupons: 0, costMinor: 0n };

/** A week that the mechanic ran in, beside the week of the forecast. */
export type ComparedWeek = {
  readonly fromOn: string;
  readonly throughOn: string;
  /** All of its days are over, and the mechanic ran on each. */
  readonly isWhole: boolean;
  readonly forecast: Sums;
  readonly actual: Sums;
};

/** The days on which the mechanic ran and that are over. */
export type RanDays = { readonly fromOn: string; readonly throughOn: string };

export type ForecastBeside = {
  readonly no: number;
  readonly madeAt: Date;
  /** The days that were replayed for it. */
  readonly fromOn: string;
  readonly throughOn: string;
  readonly isSample: boolean;
  /** Null: no day is over yet. */
  readonly ran: RanDays | null;
  /** Days of the year that are over since it began. */
  readonly days: number;
  /** Members whom the forecast reaches in the whole year, and who were reached so far, each once. */
  readonly reachedInYear: number;
  readonly reachedSoFar: number;
  readonly weeks: readonly ComparedWeek[];
  /** Over the whole weeks; null: none is over yet. */
  readonly whole: { readonly forecast: Sums; readonly actual: Sums } | null;
  /** The day on which the first whole week is over. */
  readonly enoughOn: string;
};

/** The day with which the first week that is compared begins. */
export const firstWeekOn = ({ fromOn }: Pick<KeptForecast, 'fromOn'>): string =>
  addDays(fromOn, APART_DAYS);

function sumsOf(week: SimulatedWeek | undefined, couponsEach: number): Sums {
  if (week === undefined) return NOTHING;
  const { members, awards, points, costMinor } = week;
  return {
    ...{ members, awards, coupons: awards * couponsEach },
    points: BigInt(points),
    costMinor: BigInt(costMinor),
  };
}

const add = (one: Sums, other: Sums): Sums => ({
  members: one.members + other.members,
  awards: one.awards + other.awards,
  points: one.points + other.points,
  coupons: one.coupons + other.coupons,
  costMinor: one.costMinor + other.costMinor,
});

type Asked = {
  readonly forecast: KeptForecast;
  readonly ran: RanDays | null;
  /** What was given in each week, by its place. */
  readonly actual: ReadonlyMap<number, Sums>;
  readonly reachedSoFar: number;
  /** The first day on which it could run. */
  readonly beganOn: string;
};

/**
 * The forecast of a version beside what happened, week by week, for as many weeks as the forecast has: the last of its days stands alone and is
 * left out. Sums are of whole weeks alone, for a week that is not over has had no chance to be as much.
 */
export function besideForecast({
  forecast,
  ran,
  actual,
  reachedSoFar,
  beganOn,
}: Asked): ForecastBeside {
  const { figures, no, madeAt, fromOn, throughOn, isSample } = forecast;
  const { count } = figures.awards;
  const couponsEach = count === 0 ? 0 : Math.round(figures.coupons / count);
  const most = Math.floor(figures.weeks.length > 0 ? YEAR_DAYS / WEEK_DAYS : 0);
  const places = ran === null ? [] : Array.from({ length: most }, (_, place) => place);
  const weeks = places.flatMap((place): readonly ComparedWeek[] => {
    const first = addDays(firstWeekOn(forecast), place * WEEK_DAYS);
    const last = addDays(first, WEEK_DAYS - 1);
    if (ran === null || last < ran.fromOn || first > ran.throughOn) return [];
    return [
      {
        ...{ fromOn: first, throughOn: last },
        isWhole: first >= ran.fromOn && last <= ran.throughOn,
        forecast: sumsOf(figures.weeks[place], couponsEach),
        actual: actual.get(place) ?? NOTHING,
      },
    ];
  });
  const whole = weeks.filter(({ isWhole }) => isWhole);
  const begins = Math.max(0, Math.ceil(daysBetween(firstWeekOn(forecast), beganOn) / WEEK_DAYS));
  return {
    ...{ no, madeAt, fromOn, throughOn, isSample, ran, weeks, reachedSoFar },
    days: ran === null ? 0 : daysBetween(ran.fromOn, ran.throughOn) + 1,
    reachedInYear: figures.members.count,
    whole:
      whole.length === 0
        ? null
        : {
            forecast: whole.reduce((sum, week) => add(sum, week.forecast), NOTHING),
            actual: whole.reduce((sum, week) => add(sum, week.actual), NOTHING),
          },
    enoughOn: addDays(firstWeekOn(forecast), begins * WEEK_DAYS + WEEK_DAYS - 1),
  };
}
