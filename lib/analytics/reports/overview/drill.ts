import 'server-only';
import type { Read } from '@/db/read';
import { type CellLabel, daySlot, monthSlot } from '@/lib/domain/analytics/cell-label';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { analyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import type { CellMembers } from '../report';
import { buyersBetween } from './buyers';
import { planOverview } from './plan';
import { type OverviewParameters, parseOverviewCell } from './spec';

/** Buyers of the period, of the one before, or of a month up to the as-of day. */
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
  const { asOfOn } = plan;
  const days = (from: string, to: string): CellLabel => ({
    key: 'buyersDays',
    slots: { from: daySlot(from), to: daySlot(to) },
  });
  if (wanted.kind === 'month') {
    const end = lastDayOf(wanted.month);
    const to = end < asOfOn ? end : asOfOn;
    return {
      members: buyersBetween(read, { from: `${wanted.month}-01`, to }, parameters),
      label: { key: 'buyersMonth', slots: { month: monthSlot(wanted.month) } },
      asOfOn,
    };
  }
  const [from, to] =
    wanted.kind === 'period' ? [plan.from, asOfOn] : [plan.beforeFrom, plan.beforeTo];
  return { members: buyersBetween(read, { from, to }, parameters), label: days(from, to), asOfOn };
}
