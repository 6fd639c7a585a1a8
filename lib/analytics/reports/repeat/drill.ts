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
import { parseRepeatCell } from './spec';
import { hasReached } from './steps';

/** Members who got as far as a step, or who have not bought a second time. */
export async function drillRepeat({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof repeatParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  const step = parseRepeatCell(cell);
  if (step === null) return null;
  const plan = planRetention(parameters, await analyticsState(read));
  const context = { read, parameters, plan };
  const reached = step === 0 ? read`NOT ${hasReached(context, 2)}` : hasReached(context, step);
  return {
    members: read`
      SELECT s.member_id, s.receipts, s.revenue_minor FROM member_summary s
      WHERE ${startedIn(context, plan.from, plan.to)} AND ${reached}`,
    label:
      step === 0
        ? { key: 'repeatNone', slots: {} }
        : { key: 'repeatStep', slots: { step: plain(step) } },
    asOfOn: plan.asOfOn,
    conditions: [cohortsLabel(plan)],
  };
}
