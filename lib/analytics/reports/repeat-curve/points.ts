import 'server-only';
import type { Fragment } from '@/db/read';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import type { CurvePoint } from '@/lib/domain/analytics/repeat-curve-result';
import { CURVE_DAYS, REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { STEP_COLUMNS } from '../repeat/steps';
import { type CohortContext, startedIn } from '../retention/starters';
import type { CurveCell } from './spec';

/** Members alike: at which purchase, how many points of the curve they had time for, and from which on they made it. */
type Row = {
  readonly step: number;
  readonly had: number;
  readonly made: number | null;
  readonly customers: number;
};

/** The curve of the plan's cohorts: one pass over member_summary. */
export async function readCurve(context: CohortContext): Promise<readonly CurvePoint[]> {
  const { read, plan } = context;
  const way = STEP_COLUMNS.slice(1)
    .map((column, at) => `(${at + 2}, s.${STEP_COLUMNS[at] ?? column}, s.${column})`)
    .join(', ');
  const days = [...CURVE_DAYS];
  const rows = await read<Row[]>`
    SELECT step::int, had, made, count(*)::int AS customers
    FROM (
      SELECT step, width_bucket(${plan.asOfOn}::date - on_day, ${days}::int[]) AS had,
             CASE WHEN next_on <= ${plan.untilOn}::date
               THEN width_bucket(next_on - on_day, ${days.map((day) => day + 1)}::int[]) END AS made
      FROM member_summary s CROSS JOIN LATERAL (VALUES ${read.unsafe(way)}) way(step, on_day, next_on)
      WHERE ${startedIn(context, plan.from, plan.to)} AND on_day <= ${plan.untilOn}::date
    ) steps
    WHERE had > 0 GROUP BY step, had, made`;
  const sum = (of: readonly Row[]) => of.reduce((all, { customers }) => all + customers, 0);
  return Array.from({ length: REPEAT_STEPS - 1 }, (_, at) => at + 2).flatMap((step) =>
    days.map((day, index) => {
      const had = rows.filter((row) => row.step === step && row.had > index);
      const hadTime = sum(had);
      const boughtInTime = sum(had.filter(({ made }) => made !== null && made <= index));
      return { step, days: day, hadTime, boughtInTime, share: shareOfCount(boughtInTime, hadTime) };
    }),
  );
}

/** Condition on member_summary `s`: the members of a point. */
export function isAtPoint(
  { read, plan }: CohortContext,
  { kind, step, days }: CurveCell,
): Fragment {
  const column = (purchase: number) => read.unsafe(`s.${STEP_COLUMNS[purchase - 1] ?? ''}`);
  const [before, made] = [column(step - 1), column(step)];
  const had = read`${before} <= ${plan.untilOn}::date AND ${plan.asOfOn}::date - ${before} >= ${days}::int`;
  if (kind === 'had') return had;
  return read`${had} AND coalesce(${made} <= ${plan.untilOn}::date AND ${made} - ${before} <= ${days}::int, false)`;
}
