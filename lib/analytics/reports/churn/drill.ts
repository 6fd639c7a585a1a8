import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, periodSlot, plain } from '@/lib/domain/analytics/cell-label';
import { parsePeriod } from '@/lib/domain/analytics/periods';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { type ChurnFigure, type ChurnParameters, parseChurnCell } from './spec';
import { planChurn, standings } from './standings';

const KEYS = {
  before: 'churnBefore',
  lost: 'churnLost',
  stayed: 'churnStayed',
  back: 'churnBack',
  first: 'churnFirst',
  active: 'churnActive',
} as const;

/** Conditions on `before` and `active` of a period, by its number; day 0 is the one before the first period. */
function isIn(read: Read, figure: ChurnFigure, period: number): Fragment {
  const on = (day: number) => read`(active >> ${day}::int) & 1 = 1`;
  const [was, now] = [on(period - 1), on(period)];
  const conditions: Readonly<Record<ChurnFigure, () => Fragment>> = {
    before: () => was,
    active: () => now,
    lost: () => read`${was} AND NOT (${now})`,
    stayed: () => read`${was} AND ${now}`,
    back: () => read`${now} AND NOT (${was}) AND before <> ${period}::int`,
    first: () => read`${now} AND NOT (${was}) AND before = ${period}::int`,
  };
  return conditions[figure]();
}

/** The silence, which the figure alone does not say. */
function definition({ churnBy, churnDays, churnTimes }: ChurnParameters): CellLabel {
  if (churnBy === 'period') return { key: 'conditionBoughtInPeriod', slots: {} };
  if (churnBy === 'days') return { key: 'conditionSilent', slots: { days: plain(churnDays) } };
  return { key: 'conditionSilentGaps', slots: { times: plain(churnTimes) } };
}

/** Members who were active as a period began or ended, were lost in it, or came. Sums are of all their purchases. */
export async function drillChurn({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: ChurnParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseChurnCell(cell);
  if (wanted === null) return null;
  const plan = planChurn(parameters, await analyticsState(read));
  const start = parsePeriod(wanted.period, plan.grain);
  const at = start === null ? -1 : plan.periods.indexOf(start);
  if (at === -1) return null;
  return {
    members: read`
      SELECT x.member_id, s.receipts, s.revenue_minor
      FROM (${standings({ read, plan, parameters })}) x JOIN member_summary s USING (member_id)
      WHERE ${isIn(read, wanted.figure, at + 1)}`,
    label: {
      key: KEYS[wanted.figure],
      slots: { grain: plain(plan.grain), period: periodSlot(wanted.period) },
    },
    asOfOn: plan.asOfOn,
    conditions: [definition(parameters)],
  };
}
