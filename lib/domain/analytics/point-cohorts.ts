import { addMonths, lastDayOf, monthOf, monthsBetween } from '../shared/calendar';
import { chainLadder } from './chain-ladder';
import type { CohortUse } from './points-movements';

/** Points of one month of earning, moved in one month. Months are 'YYYY-MM', points hundredths with their sign. */
export type CohortMove = {
  readonly earnedIn: string;
  readonly month: string;
  readonly use: CohortUse;
  readonly points: bigint;
};

/** What became of the points of one month. `issued` is less what was taken back; issued = spent + expired + open. */
export type PointCohort = {
  readonly earnedIn: string;
  readonly issued: bigint;
  readonly spent: bigint;
  readonly expired: bigint;
  readonly open: bigint;
  /** Nearly nothing of it is open: what became of it is known. */
  readonly isFinished: boolean;
  /** Spent up to the end of each month from its own on, the running month included. */
  readonly spentByMonth: readonly bigint[];
};

/** An estimate with its 95 % interval, as shares of what was issued. */
export type Estimate = { readonly share: number; readonly low: number; readonly high: number };

/** What is expected of a cohort: of what was issued, the share spent in the end. Null: too young to say. */
export type CohortForecast = {
  readonly earnedIn: string;
  readonly spentShare: Estimate | null;
};

export type PointForecast = {
  readonly cohorts: readonly CohortForecast[];
  /** Over all judged cohorts: what is never spent of what they were given. */
  readonly breakage: Estimate;
  /** Of what is open in judged cohorts, hundredths: how much will still be spent. */
  readonly stillSpent: { readonly points: number; readonly low: number; readonly high: number };
  /** What is open in judged cohorts. */
  readonly judgedOpen: bigint;
  readonly finishedCohorts: number;
};

/** Younger cohorts get no estimate: whole months after their own. */
export const MIN_COHORT_AGE_MONTHS = 3;
/** So many finished cohorts must show how it ends. */
export const MIN_FINISHED_COHORTS = 3;
/** Open in a finished cohort, at most one in so many of what was issued: points without an end stay behind. */
const OPEN_OF_FINISHED = 100n;
/** Of the normal distribution, 95 % between. */
const Z = 1.96;

/** The cohorts of all moves, oldest first, followed to the month of the as-of day. */
export function pointCohorts(moves: readonly CohortMove[], asOfOn: string): readonly PointCohort[] {
  const last = monthOf(asOfOn);
  return [...Map.groupBy(moves, (move) => move.earnedIn)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([earnedIn, own]) => {
      const sum = (use: CohortUse, until = last) =>
        own.reduce(
          (all, move) => (move.use === use && move.month <= until ? all + move.points : all),
          0n,
        );
      const issued = sum('issued');
      const spent = -sum('spent');
      const expired = -sum('expired');
      const open = issued - spent - expired;
      const ages = Math.max(0, monthsBetween(earnedIn, last)) + 1;
      return {
        earnedIn,
        issued,
        spent,
        expired,
        open,
        isFinished: issued > 0n && open * OPEN_OF_FINISHED <= issued,
        spentByMonth: Array.from(
          { length: ages },
          (_, offset) => -sum('spent', addMonths(earnedIn, offset)),
        ),
      };
    });
}

const clip = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

function estimate(value: number, error: number, bounds: readonly [number, number]): Estimate {
  const [low, high] = bounds;
  return {
    share: clip(value, low, high),
    low: clip(value - Z * error, low, high),
    high: clip(value + Z * error, low, high),
  };
}

/**
 * Breakage by chain ladder over what was spent by month after earning: whole months alone teach and are told from, cohorts under
 * three whole months get none. The interval is the estimate and 1.96 standard errors (Mack 1993), never below what is spent nor
 * above what was issued. Null while fewer than three cohorts are finished: then nobody has seen how it ends.
 */
export function forecastPoints(
  cohorts: readonly PointCohort[],
  asOfOn: string,
): PointForecast | null {
  const isWhole = lastDayOf(monthOf(asOfOn)) === asOfOn;
  const wholeMonths = (cohort: PointCohort) => cohort.spentByMonth.length - (isWhole ? 0 : 1);
  const finishedCohorts = cohorts.filter((cohort) => cohort.isFinished).length;
  if (finishedCohorts < MIN_FINISHED_COHORTS) return null;
  const used = cohorts.filter(
    (cohort) =>
      cohort.issued > 0n &&
      wholeMonths(cohort) > MIN_COHORT_AGE_MONTHS &&
      (cohort.spentByMonth[wholeMonths(cohort) - 1] ?? 0n) > 0n,
  );
  const rows = used.map((cohort) =>
    cohort.spentByMonth.slice(0, wholeMonths(cohort)).map((points) => Number(points)),
  );
  const ladder = chainLadder(rows);
  const judged = used.map((cohort, place) => {
    const issued = Number(cohort.issued);
    const spent = Number(cohort.spent) / issued;
    const most = Math.max(spent, Number(cohort.spent + cohort.open) / issued);
    const row = ladder.rows[place] ?? { ultimate: 0, standardError: 0 };
    const error = cohort.isFinished ? 0 : row.standardError / issued;
    return { cohort, issued, spentShare: estimate(row.ultimate / issued, error, [spent, most]) };
  });
  const issued = judged.reduce((sum, one) => sum + one.issued, 0);
  const inTheEnd = judged.reduce((sum, one) => sum + one.spentShare.share * one.issued, 0);
  const spent = used.reduce((sum, cohort) => sum + Number(cohort.spent), 0);
  const judgedOpen = used.reduce((sum, cohort) => sum + cohort.open, 0n);
  const error = Z * ladder.totalStandardError;
  const open = Number(judgedOpen);
  const still = clip(inTheEnd - spent, 0, open);
  const [least, most] = [clip(still - error, 0, open), clip(still + error, 0, open)];
  const never = (more: number) => (issued === 0 ? 0 : clip(1 - (spent + more) / issued, 0, 1));
  const told = new Map(judged.map((one) => [one.cohort.earnedIn, one.spentShare]));
  return {
    cohorts: cohorts.map(({ earnedIn }) => ({ earnedIn, spentShare: told.get(earnedIn) ?? null })),
    breakage: { share: never(still), low: never(most), high: never(least) },
    stillSpent: { points: still, low: least, high: most },
    judgedOpen,
    finishedCohorts,
  };
}
