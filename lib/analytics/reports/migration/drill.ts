import 'server-only';
import type { z } from 'zod';
import type { Read } from '@/db/read';
import { daySlot } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { planMigration } from './plan';
import type { migrationParameters } from './spec';
import { memberSums } from './sums';

/** Who loses by the change, or wins. */
export async function drillMigration({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof migrationParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  if (cell !== 'losers' && cell !== 'winners') return null;
  const plan = await planMigration(read, parameters, await analyticsState(read));
  const isIn = cell === 'losers' ? read`loss_minor > 0` : read`loss_minor < 0`;
  return {
    members: read`SELECT member_id, receipts, revenue_minor FROM (${memberSums(read, plan)}) sums WHERE ${isIn}`,
    label: {
      key: cell === 'losers' ? 'migrationLosers' : 'migrationWinners',
      slots: { from: daySlot(plan.from), to: daySlot(plan.asOfOn) },
    },
    asOfOn: plan.asOfOn,
  };
}
