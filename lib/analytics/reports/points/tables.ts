import 'server-only';
import type { PointCohort, PointForecast } from '@/lib/domain/analytics/point-cohorts';
import {
  MOVEMENT_GROUPS,
  type MovementGroup,
  movementGroup,
} from '@/lib/domain/analytics/points-movements';
import type {
  BridgeLine,
  CohortLine,
  PointEnd,
  PointPeriod,
  PointValue,
  TriangleCell,
} from '@/lib/domain/analytics/points-result';
import { COHORTS_SHOWN, MONTHS_AHEAD } from '@/lib/domain/analytics/points-settings';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { addMonths, lastDayOf, monthOf } from '@/lib/domain/shared/calendar';
import type { PointsPlan } from './plan';
import { worth } from './point-value';
import { endBucket, type LotSums, type MovementSum } from './read-sums';

const ofLots = ({ amount, pending, debt }: MovementSum) => amount + pending + debt;

function noneMoved(): Record<MovementGroup, bigint> {
  return Object.fromEntries(MOVEMENT_GROUPS.map((group) => [group, 0n])) as Record<
    MovementGroup,
    bigint
  >;
}

/** Open points before the window. */
export function openingOf(sums: readonly MovementSum[]): bigint {
  return sums.reduce((all, sum) => (sum.period === null ? all + ofLots(sum) : all), 0n);
}

/** Every period of the window with its movements; one without any is zeros, not a gap. */
export function periodsOf(sums: readonly MovementSum[], plan: PointsPlan): readonly PointPeriod[] {
  const byPeriod = Map.groupBy(sums, (sum) => sum.period);
  let closing = openingOf(sums);
  return plan.periods.map((period) => {
    const groups = noneMoved();
    for (const sum of byPeriod.get(period) ?? []) {
      const group = movementGroup(sum);
      if (group !== null) groups[group] += ofLots(sum);
      closing += ofLots(sum);
    }
    return { ...groups, period, closing, isUnfinished: period === plan.unfinished };
  });
}

/** From what was open before the window to what is open after it; lines without movements are left out. */
export function bridgeOf(sums: readonly MovementSum[]): readonly BridgeLine[] {
  const opening = openingOf(sums);
  let after = opening;
  const lines: BridgeLine[] = [{ line: 'opening', points: opening, entries: 0, after }];
  for (const group of MOVEMENT_GROUPS) {
    const own = sums.filter((sum) => sum.period !== null && movementGroup(sum) === group);
    const entries = own.reduce((all, sum) => all + sum.entries, 0);
    if (entries === 0) continue;
    const points = own.reduce((all, sum) => all + ofLots(sum), 0n);
    after += points;
    lines.push({ line: group, points, entries, after });
  }
  return [...lines, { line: 'closing', points: after, entries: 0, after }];
}

/** When open points end: what is over already, thirteen months from the running one, later, never. */
export function endsOf(
  { open }: LotSums,
  { plan, value }: { readonly plan: PointsPlan; readonly value: PointValue },
): readonly PointEnd[] {
  const first = monthOf(plan.asOfOn);
  const months = Array.from({ length: MONTHS_AHEAD }, (_, place) => addMonths(first, place));
  const last = months.at(-1) ?? first;
  const sums = new Map<string, bigint>();
  for (const { endsIn, points } of open) {
    const bucket = endBucket(endsIn, plan.asOfOn, last);
    sums.set(bucket, (sums.get(bucket) ?? 0n) + points);
  }
  const whole = open.reduce((all, one) => all + one.points, 0n);
  const rare = (bucket: string) => ((sums.get(bucket) ?? 0n) === 0n ? [] : [bucket]);
  return [...rare('over'), ...months, ...rare('later'), 'never'].map((endsIn) => {
    const points = sums.get(endsIn) ?? 0n;
    return {
      endsIn,
      points,
      worthMinor: worth(points, value),
      pointsShare: shareOfAmount(points, whole),
    };
  });
}

const shown = (cohorts: readonly PointCohort[]) =>
  cohorts.filter(({ issued }) => issued > 0n).slice(-COHORTS_SHOWN);

/** Spent by month after earning. */
export function triangleOf(
  cohorts: readonly PointCohort[],
  { asOfOn }: PointsPlan,
): readonly TriangleCell[] {
  const isWhole = lastDayOf(monthOf(asOfOn)) === asOfOn;
  return shown(cohorts).flatMap(({ earnedIn, issued, spentByMonth }) =>
    spentByMonth.map((spent, offset) => ({
      earnedIn,
      issued,
      offset,
      spent,
      spentShare: shareOfAmount(spent, issued),
      isUnfinished: !isWhole && offset === spentByMonth.length - 1,
    })),
  );
}

/** What became of each month's points, and what is expected. */
export function cohortsOf(
  cohorts: readonly PointCohort[],
  forecast: PointForecast | null,
): readonly CohortLine[] {
  const expected = new Map(forecast?.cohorts.map((one) => [one.earnedIn, one.spentShare]));
  return shown(cohorts).map((cohort) => {
    const share = (points: bigint) => shareOfAmount(points, cohort.issued);
    const estimate = expected.get(cohort.earnedIn) ?? null;
    return {
      earnedIn: cohort.earnedIn,
      issued: cohort.issued,
      spent: cohort.spent,
      expired: cohort.expired,
      open: cohort.open,
      spentShare: share(cohort.spent),
      expiredShare: share(cohort.expired),
      openShare: share(cohort.open),
      expectedShare: estimate?.share ?? null,
      expectedLow: estimate?.low ?? null,
      expectedHigh: estimate?.high ?? null,
      isFinished: cohort.isFinished,
    };
  });
}
