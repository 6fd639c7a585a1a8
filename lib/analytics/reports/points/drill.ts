import 'server-only';
import type { Fragment } from '@/db/read';
import { type CellLabel, daySlot, monthSlot, plain } from '@/lib/domain/analytics/cell-label';
import { addPeriods, periodStart } from '@/lib/domain/analytics/periods';
import { entriesOf, kindsOfUse } from '@/lib/domain/analytics/points-movements';
import { MONTHS_AHEAD, SOON_MONTHS } from '@/lib/domain/analytics/points-settings';
import { addDays, addMonths, dayStart, monthOf } from '@/lib/domain/shared/calendar';
import { analyticsState } from '../../analytics-state';
import { memberIs } from '../../member-filter';
import type { CellMembers } from '../report';
import { type PointsPlan, planPoints } from './plan';
import { lotParts, type PointsContext } from './sources';
import { type PointsCell, type PointsParameters, parsePointsCell } from './spec';

type Found = { readonly members: Fragment; readonly label: CellLabel };
type Of<Kind extends PointsCell['kind']> = Extract<PointsCell, { kind: Kind }>;

const monthStart = (month: string, zone: string) => dayStart(`${month}-01`, zone);

/** Accounts as they stood at the end of the as-of day. */
function held(context: PointsContext, { what }: Of<'held'>): Found {
  const { read, plan, filter } = context;
  const accounts = plan.isPast
    ? read`
      SELECT a.member_id, e.balance_after AS balance, e.pending_after AS pending, e.debt_after AS debt
      FROM point_accounts a CROSS JOIN LATERAL (
        SELECT balance_after, pending_after, debt_after FROM point_entries e
        WHERE e.member_id = a.member_id AND e.booked_at < ${plan.until} ORDER BY e.seq DESC LIMIT 1) e`
    : read`SELECT member_id, balance, pending, debt FROM point_accounts`;
  const points = {
    outstanding: read`a.balance + a.debt + a.pending`,
    available: read`a.balance + a.debt`,
    pending: read`a.pending`,
    debt: read`a.debt`,
  }[what];
  return {
    members: read`
      SELECT a.member_id, ${points} AS points FROM (${accounts}) a LEFT JOIN member_summary s USING (member_id)
      WHERE ${points} <> 0 ${memberIs(read, filter)}`,
    label: { key: `points${what}`, slots: { day: daySlot(plan.asOfOn) } },
  };
}

/** Entries of a kind in a period of the window, or in all of it. */
function moved(
  context: PointsContext,
  { group, period }: Of<'moved'>,
  plan: PointsPlan,
): Found | null {
  const { read, filter } = context;
  if (period !== null && periodStart(period, plan.step) !== period) return null;
  const from = period ?? plan.from;
  const next = period === null ? addDays(plan.asOfOn, 1) : addPeriods(period, 1, plan.step);
  const end = next > plan.asOfOn ? plan.until : dayStart(next, plan.zone);
  if (from > plan.asOfOn) return null;
  const { kinds, isGain } = entriesOf(group);
  const sign = isGain === null ? read`` : read`AND (e.amount + e.pending + e.debt > 0) = ${isGain}`;
  const lastOn = next > plan.asOfOn ? plan.asOfOn : addDays(next, -1);
  return {
    members: read`
      SELECT e.member_id, abs(sum(e.amount + e.pending + e.debt))::bigint AS points
      FROM point_entries e LEFT JOIN member_summary s USING (member_id)
      WHERE e.booked_at >= ${dayStart(from, plan.zone)} AND e.booked_at < ${end}
        AND e.kind = ANY(${[...kinds]}) ${sign} ${memberIs(read, filter)}
      GROUP BY e.member_id`,
    label: { key: `points${group}`, slots: { from: daySlot(from), to: daySlot(lastOn) } },
  };
}

/** Sums of parts of lots by member: the same that the cells are made of. */
function summed(context: PointsContext, lots: Fragment, uses: Fragment): Fragment {
  const { read } = context;
  return read`
    SELECT member_id, abs(sum(points))::bigint AS points FROM (${lotParts(context, lots)}) parts WHERE ${uses}
    GROUP BY member_id HAVING sum(points) <> 0`;
}

/** Lots by the month of their last good day. */
function ends(context: PointsContext, { endsIn }: Of<'ends'>): Found {
  const { read, plan } = context;
  const first = monthOf(plan.asOfOn);
  const start = (month: string) => read`${monthStart(month, plan.zone)}::timestamptz`;
  const beyond = start(addMonths(first, MONTHS_AHEAD));
  const within = (from: string, months: number) =>
    read`l.expires_at > ${start(from)} AND l.expires_at <= ${start(addMonths(from, months))}`;
  const named: Readonly<Record<string, { lots: Fragment; label: CellLabel }>> = {
    never: { lots: read`l.expires_at IS NULL`, label: { key: 'pointsEndNever', slots: {} } },
    later: { lots: read`l.expires_at > ${beyond}`, label: { key: 'pointsEndLater', slots: {} } },
    over: {
      lots: read`l.expires_at <= ${start(first)}`,
      label: { key: 'pointsEndOver', slots: {} },
    },
    soon: {
      lots: read`l.expires_at <= ${start(addMonths(first, SOON_MONTHS))}`,
      label: {
        key: 'pointsEndSoon',
        slots: { month: monthSlot(addMonths(first, SOON_MONTHS - 1)) },
      },
    },
  };
  const { lots, label } = named[endsIn] ?? {
    lots: within(endsIn, 1),
    label: { key: 'pointsEndMonth', slots: { month: monthSlot(endsIn) } } as const,
  };
  return { members: summed(context, lots, read`true`), label };
}

/** What became of the points that were earned in a month. */
function earned(context: PointsContext, { earnedIn, use, offset }: Of<'earned'>): Found {
  const { read, plan } = context;
  const start = (month: string) => read`${monthStart(month, plan.zone)}::timestamptz`;
  const lots = read`l.earned_at >= ${start(earnedIn)} AND l.earned_at < ${start(addMonths(earnedIn, 1))}`;
  const kinds = use === 'open' ? read`true` : read`kind = ANY(${[...kindsOfUse(use)]})`;
  const until =
    offset === null ? read`` : read`AND booked_at < ${start(addMonths(earnedIn, offset + 1))}`;
  const month = monthSlot(earnedIn);
  return {
    members: summed(context, lots, read`${kinds} ${until}`),
    label:
      offset === null
        ? { key: `pointsCohort${use}`, slots: { month } }
        : {
            key: 'pointsCohortUntil',
            slots: { month, until: monthSlot(addMonths(earnedIn, offset)), offset: plain(offset) },
          },
  };
}

/** The members behind a figure of the report of points. */
export async function drillPoints({
  read,
  parameters,
  cell,
}: {
  read: PointsContext['read'];
  parameters: PointsParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parsePointsCell(cell);
  if (!wanted) return null;
  const plan = planPoints(parameters, await analyticsState(read));
  const context = { read, plan, filter: parameters };
  const found =
    wanted.kind === 'held'
      ? held(context, wanted)
      : wanted.kind === 'moved'
        ? moved(context, wanted, plan)
        : wanted.kind === 'ends'
          ? ends(context, wanted)
          : earned(context, wanted);
  if (found === null) return null;
  const { asOfOn } = plan;
  const condition = { key: 'conditionAsOf', slots: { day: daySlot(asOfOn) } } as const;
  return { ...found, asOfOn, measure: 'points', conditions: plan.isPast ? [condition] : [] };
}
