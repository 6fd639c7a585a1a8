import 'server-only';
import type { z } from 'zod';
import type { Read } from '@/db/read';
import { plain } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { cohortsLabel } from '../retention/cohorts-label';
import { planRetention } from '../retention/plan';
import { starters } from '../retention/starters';
import { parseRepeatCell, type repeatParameters } from './spec';
import { stepsCte } from './steps';

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
  const reached =
    step === 0
      ? read`NOT EXISTS (SELECT FROM steps WHERE steps.member_id = starters.member_id AND step = 2)`
      : read`EXISTS (SELECT FROM steps WHERE steps.member_id = starters.member_id AND step = ${step})`;
  return {
    members: read`
      WITH ${stepsCte(context)}
      SELECT member_id, receipts, revenue_minor FROM (${starters(context)}) starters WHERE ${reached}`,
    label:
      step === 0
        ? { key: 'repeatNone', slots: {} }
        : { key: 'repeatStep', slots: { step: plain(step) } },
    asOfOn: plan.asOfOn,
    conditions: [cohortsLabel(plan)],
  };
}
