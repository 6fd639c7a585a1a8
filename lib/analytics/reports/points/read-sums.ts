import 'server-only';
import type { CohortMove } from '@/lib/domain/analytics/point-cohorts';
import { cohortUse } from '@/lib/domain/analytics/points-movements';
import type { EntryKind } from '@/lib/domain/points/states';
import { monthOf } from '@/lib/domain/shared/calendar';
import type { PointsPlan } from './plan';
import { daysOf, lotsOf, type PointsContext, WAITING_COUNTED } from './sources';

/** Entries of a kind in a period; null before the window. */
export type MovementSum = {
  readonly period: string | null;
  readonly kind: EntryKind;
  readonly isGain: boolean;
  readonly entries: number;
  readonly amount: bigint;
  readonly pending: bigint;
  readonly debt: bigint;
};

/** Sums of movements by period of the window, and before it. */
export function readMovements(
  context: PointsContext,
  plan: PointsPlan,
): Promise<readonly MovementSum[]> {
  const { read } = context;
  return read<MovementSum[]>`
    SELECT CASE WHEN booked_on >= ${plan.from}::date THEN to_char(date_trunc(${plan.step}::text, booked_on), 'YYYY-MM-DD') END AS period,
           kind, is_gain AS "isGain", sum(entries)::int AS entries, sum(amount)::bigint AS amount,
           sum(pending)::bigint AS pending, sum(debt)::bigint AS debt
    FROM (${daysOf(context)}) days GROUP BY 1, 2, 3`;
}

export type LotSums = {
  readonly moves: readonly CohortMove[];
  /** Open points by the month of their end, 'YYYY-MM'; null: they never end. */
  readonly open: readonly { readonly endsIn: string | null; readonly points: bigint }[];
};

type LotRow = {
  readonly month: string;
  readonly earnedIn: string;
  readonly endsIn: string | null;
  readonly kind: EntryKind;
  readonly points: bigint;
};

/** What became of points by the month of earning, and when what is open ends. */
export async function readLots(context: PointsContext): Promise<LotSums> {
  const rows = await context.read<LotRow[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, to_char(earned_in, 'YYYY-MM') AS "earnedIn",
           CASE WHEN isfinite(ends_in) THEN to_char(ends_in, 'YYYY-MM') END AS "endsIn", kind, sum(points)::bigint AS points
    FROM (${lotsOf(context)}) lots GROUP BY lots.month, lots.earned_in, lots.ends_in, lots.kind`;
  const open = new Map<string | null, bigint>();
  for (const row of rows) open.set(row.endsIn, (open.get(row.endsIn) ?? 0n) + row.points);
  return {
    moves: rows.map((row) => ({ ...row, use: cohortUse(row.kind) })),
    open: [...open].map(([endsIn, points]) => ({ endsIn, points })),
  };
}

/** Entries that wait and are not in the figures. */
export async function readUncounted({ read }: PointsContext): Promise<number> {
  const [row] = await read<{ entries: number }[]>`
    SELECT count(*)::int AS entries FROM (SELECT FROM point_sum_queue OFFSET ${WAITING_COUNTED} LIMIT 5000000) later`;
  return row?.entries ?? 0;
}

/** The bucket that open points of an end are told under. */
export function endBucket(endsIn: string | null, asOfOn: string, lastMonth: string): string {
  if (endsIn === null) return 'never';
  if (endsIn < monthOf(asOfOn)) return 'over';
  return endsIn > lastMonth ? 'later' : endsIn;
}
