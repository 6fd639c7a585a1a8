import 'server-only';
import type { Fragment, Read } from '@/db/read';
import {
  type CellLabel,
  daySlot,
  formatSlot,
  monthSlot,
  plain,
} from '@/lib/domain/analytics/cell-label';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import { measureOf } from '@/lib/domain/analytics/overview-figures';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { joinedBy } from './joined';
import { membersBetween } from './members-between';
import { daysOfMonth, type OverviewPlan, planOverview } from './plan';
import { membersMoved } from './point-sums';
import { overviewSays } from './says';
import { type OverviewCell, type OverviewParameters, parseOverviewCell } from './spec';

type Context = {
  readonly read: Read;
  readonly parameters: OverviewParameters;
  readonly plan: OverviewPlan;
  readonly cell: OverviewCell;
  readonly days: DayRange;
};

/** Both ends of the figure's period; nothing after the as-of day is known. */
function daysOf({ period }: OverviewCell, plan: OverviewPlan): DayRange {
  if (period === 'now') return plan.now;
  if (period === 'before') return plan.before;
  return daysOfMonth(period, plan);
}

const LABELS = {
  buyers: { days: 'buyersDays', month: 'buyersMonth' },
  repeat: { days: 'repeatDays', month: 'repeatMonth' },
  sums: { days: 'sumsDays', month: 'sumsMonth' },
} as const;

function labelOf({ cell, days }: Context): CellLabel {
  const { who, period } = cell;
  const slots = { from: daySlot(days.from), to: daySlot(days.to) };
  if (who === 'members') return { key: 'membersBy', slots: { day: slots.to } };
  if (who === 'issued') return { key: 'pointsissued', slots };
  if (who === 'spent') return { key: 'pointsredeemed', slots };
  const isMonth = period !== 'now' && period !== 'before';
  return isMonth
    ? { key: LABELS[who].month, slots: { month: monthSlot(period) } }
    : { key: LABELS[who].days, slots };
}

async function storeSlot(read: Read, storeId: number) {
  const [store] = await read<{ name: string }[]>`
    SELECT name FROM stores WHERE store_id = ${storeId}`;
  return { store: plain(store?.name ?? storeId) };
}

/** The format and the store that the cell is of and that the whole report was asked for: of the purchase, or where the member is at home. */
async function conditionsOf({ read, cell, parameters }: Context): Promise<readonly CellLabel[]> {
  const isHome = cell.who === 'members' || measureOf(cell.who) === 'points';
  const formats = [parameters.inFormat ?? null, cell.format].filter((one) => one !== null);
  const stores = [parameters.inStore ?? null, cell.storeId].filter((one) => one !== null);
  return [
    ...[...new Set(formats)].map((format): CellLabel => {
      const key = isHome ? 'conditionHomeFormat' : 'conditionInFormat';
      return { key, slots: { format: formatSlot(format) } };
    }),
    ...(await Promise.all(
      [...new Set(stores)].map(async (store): Promise<CellLabel> => {
        const key = isHome ? 'conditionHomeStore' : 'conditionInStore';
        return { key, slots: await storeSlot(read, store) };
      }),
    )),
  ];
}

/** Members in force, with what they bought in the period. */
function joined({ read, parameters, cell, days }: Context): Fragment {
  const bought = membersBetween(
    read,
    { ...days, ...cell, who: 'sums' },
    {
      ...parameters,
      inStore: undefined,
      inFormat: undefined,
    },
  );
  return read`
    SELECT k.member_id, coalesce(b.receipts, 0) AS receipts, coalesce(b.revenue_minor, 0)::bigint AS revenue_minor
    FROM member_sort_keys k LEFT JOIN (${bought}) b USING (member_id)
    WHERE ${joinedBy(read, days.to, parameters)}`;
}

function membersOf(context: Context): Fragment {
  const { read, parameters, plan, cell, days } = context;
  const { who } = cell;
  if (who === 'members') return joined(context);
  if (who === 'issued' || who === 'spent') {
    return membersMoved(read, { what: who, days, timeZone: plan.timeZone }, parameters);
  }
  return membersBetween(read, { ...days, ...cell }, parameters);
}

/** Members behind a figure of the overview: in force, buyers of a period, all whose receipts and returns it sums, or whose points moved. */
export async function drillOverview({
  read,
  parameters,
  cell: text,
}: {
  read: Read;
  parameters: OverviewParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const cell = parseOverviewCell(text);
  if (!cell) return null;
  const plan = planOverview(parameters, await analyticsState(read));
  const context = { read, parameters, plan, cell, days: daysOf(cell, plan) };
  const { days } = context;
  return {
    members: membersOf(context),
    measure: measureOf(cell.who),
    label: labelOf(context),
    asOfOn: days.to > plan.asOfOn ? days.to : plan.asOfOn,
    conditions: await conditionsOf(context),
    says: await overviewSays(read, { cell, days }, parameters),
  };
}
