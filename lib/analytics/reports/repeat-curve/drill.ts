import 'server-only';
import type { z } from 'zod';
import type { Read } from '@/db/read';
import { plain } from '@/lib/domain/analytics/cell-label';
import type { repeatParameters } from '@/lib/domain/analytics/repeat-parameters';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { cohortsLabel } from '../retention/cohorts-label';
import { planRetention } from '../retention/plan';
import { startedIn } from '../retention/starters';
import { isAtPoint } from './points';
import { parseCurveCell } from './spec';

/** Members of a point of the curve: who made the purchase in time, or who had the time. */
export async function drillRepeatCurve({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof repeatParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseCurveCell(cell);
  if (wanted === null) return null;
  const plan = planRetention(parameters, await analyticsState(read));
  const context = { read, parameters, plan };
  const { kind, step, days } = wanted;
  return {
    members: read`
      SELECT s.member_id, s.receipts, s.revenue_minor FROM member_summary s
      WHERE ${startedIn(context, plan.from, plan.to)} AND ${isAtPoint(context, wanted)}`,
    label:
      kind === 'in'
        ? { key: 'repeatIn', slots: { step: plain(step), days: plain(days) } }
        : { key: 'repeatHad', slots: { step: plain(step - 1), days: plain(days) } },
    asOfOn: plan.asOfOn,
    conditions: [cohortsLabel(plan)],
  };
}
