import 'server-only';
import type { Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { addDays } from '@/lib/domain/shared/calendar';
import { daysWindow, filterSays, type Says } from '../filter-says';
import type { OverviewCell, OverviewParameters } from './spec';

/** One of what the cell and the whole report ask for; undefined: neither. Null: two that exclude one another. */
function both<T>(one: T | null, other: T | undefined): T | undefined | null {
  if (one === null) return other;
  return other === undefined || other === one ? one : null;
}

/** Who has a receipt in the period. */
function boughtSays(
  { format, storeId }: OverviewCell,
  { from, to }: DayRange,
  { inStore, inFormat }: OverviewParameters,
): ConditionDraft | null {
  const [store, stores] = [both(storeId, inStore), both(format, inFormat)];
  if (store === null || stores === null) return null;
  return {
    is: 'bought',
    window: daysWindow(from, to),
    ...(store === undefined ? {} : { stores: [store] }),
    ...(stores === undefined ? {} : { formats: [stores] }),
  };
}

/**
 * Members in force, buyers of a period, and those of them who had bought before it. Who only brought something back is in the sums but
 * bought nothing, so sums are said by no condition; nor is whose points moved.
 */
export async function overviewSays(
  read: Read,
  { cell, days }: { cell: OverviewCell; days: DayRange },
  parameters: OverviewParameters,
): Promise<Says> {
  if (cell.who === 'members') {
    const home = { store: parameters.inStore, storeFormat: parameters.inFormat };
    const said = await filterSays(read, home);
    return said && [{ is: 'joined', window: daysWindow(undefined, days.to) }, ...said];
  }
  if (cell.who !== 'buyers' && cell.who !== 'repeat') return null;
  const bought = boughtSays(cell, days, parameters);
  if (bought === null) return null;
  if (cell.who === 'buyers') return [bought];
  const earlier = daysWindow(undefined, addDays(days.from, -1));
  return [bought, { is: 'firstBought', window: earlier }];
}
