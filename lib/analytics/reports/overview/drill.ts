import 'server-only';
import type { Read } from '@/db/read';
import {
  type CellLabel,
  daySlot,
  formatSlot,
  monthSlot,
  plain,
} from '@/lib/domain/analytics/cell-label';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { analyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { CellMembers } from '../report';
import { membersBetween } from './buyers';
import { type OverviewPlan, planOverview } from './plan';
import { overviewSays } from './says';
import { type OverviewCell, type OverviewParameters, parseOverviewCell } from './spec';

/** Both ends of the figure's period; nothing after the as-of day is known. */
function daysOf({ period }: OverviewCell, plan: OverviewPlan): { from: string; to: string } {
  if (period === 'now') return { from: plan.from, to: plan.asOfOn };
  if (period === 'before') return { from: plan.beforeFrom, to: plan.beforeTo };
  const end = lastDayOf(period);
  return { from: `${period}-01`, to: end < plan.asOfOn ? end : plan.asOfOn };
}

function labelOf(
  { who, period, format }: OverviewCell,
  days: { from: string; to: string },
): CellLabel {
  if (period !== 'now' && period !== 'before') {
    const slots = { month: monthSlot(period) };
    return { key: who === 'buyers' ? 'buyersMonth' : 'sumsMonth', slots };
  }
  const slots = { from: daySlot(days.from), to: daySlot(days.to) };
  if (format !== null) {
    return { key: 'sumsDaysFormat', slots: { ...slots, format: formatSlot(format) } };
  }
  return { key: who === 'buyers' ? 'buyersDays' : 'sumsDays', slots };
}

/** The format and the store that the whole report was asked for. */
async function conditionsOf(
  read: Read,
  { inStore, inFormat }: OverviewParameters,
): Promise<readonly CellLabel[]> {
  const conditions: CellLabel[] =
    inFormat === undefined
      ? []
      : [{ key: 'conditionInFormat', slots: { format: formatSlot(inFormat) } }];
  if (inStore === undefined) return conditions;
  const [store] = await read<{ name: string }[]>`
    SELECT name FROM stores WHERE store_id = ${inStore}`;
  const slots = { store: plain(store?.name ?? inStore) };
  return [...conditions, { key: 'conditionInStore', slots }];
}

/** Members behind a figure of the overview: buyers of a period, or all whose receipts and returns it sums. */
export async function drillOverview({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: OverviewParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseOverviewCell(cell);
  if (!wanted) return null;
  const state = await analyticsState(read);
  const plan = planOverview(asOfDay(parameters.asOf, state, state.asOfOn));
  const days = daysOf(wanted, plan);
  return {
    members: membersBetween(read, { ...days, ...wanted }, parameters),
    label: labelOf(wanted, days),
    asOfOn: plan.asOfOn,
    conditions: await conditionsOf(read, parameters),
    says: overviewSays(wanted, days, parameters),
  };
}
