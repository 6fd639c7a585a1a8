import 'server-only';
import { daysWindow, type Says } from '../filter-says';
import type { OverviewCell, OverviewParameters } from './spec';

/** Buyers of a period. Who only brought something back is in the sums but bought nothing, so sums are said by no condition. */
export function overviewSays(
  { who, format }: OverviewCell,
  { from, to }: { from: string; to: string },
  { inStore, inFormat }: OverviewParameters,
): Says {
  if (who !== 'buyers') return null;
  const formats = [...new Set([format, inFormat ?? null])].filter((one) => one !== null);
  if (formats.length > 1) return null;
  return [
    {
      is: 'bought',
      window: daysWindow(from, to),
      ...(inStore === undefined ? {} : { stores: [inStore] }),
      ...(formats.length === 0 ? {} : { formats }),
    },
  ];
}
