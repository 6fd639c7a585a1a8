import 'server-only';
import type { z } from 'zod';
import type { Read } from '@/db/read';
import { daySlot } from '@/lib/domain/analytics/cell-label';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { planMigration } from './plan';
import type { migrationParameters } from './spec';
import { isMadeWhole, memberSums } from './sums';

const LABELS = {
  losers: 'migrationLosers',
  winners: 'migrationWinners',
  raised: 'migrationRaised',
  rest: 'migrationRest',
} as const;

const isCell = (cell: string): cell is keyof typeof LABELS => Object.hasOwn(LABELS, cell);

/** Who loses by the change, or wins; of the losers those whom a higher tier makes whole, and the rest. */
export async function drillMigration({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: z.output<typeof migrationParameters>;
  cell: string;
}): Promise<CellMembers | null> {
  if (!isCell(cell)) return null;
  const plan = await planMigration(read, parameters, await analyticsState(read));
  const isIn = {
    losers: read`loss_minor > 0`,
    winners: read`loss_minor < 0`,
    raised: isMadeWhole(read),
    rest: read`loss_minor > 0 AND (${isMadeWhole(read)}) IS NOT TRUE`,
  }[cell];
  return {
    members: read`SELECT member_id, receipts, revenue_minor FROM (${memberSums(read, plan)}) sums WHERE ${isIn}`,
    label: {
      key: LABELS[cell],
      slots: { from: daySlot(plan.from), to: daySlot(plan.asOfOn) },
    },
    asOfOn: plan.asOfOn,
  };
}
