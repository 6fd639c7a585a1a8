import type { TimelineEntry } from '@/lib/domain/members/timeline/timeline';
import { dayInZone } from '@/lib/domain/shared/calendar';

/** Entries of one calendar day of the zone, in the order they came. */
export type TimelineDay = { readonly day: string; readonly entries: readonly TimelineEntry[] };

/** Puts entries, the newest first, under their days. */
export function groupByDay(
  entries: readonly TimelineEntry[],
  timeZone: string,
): readonly TimelineDay[] {
  const days = Map.groupBy(entries, ({ happenedAt }) => dayInZone(happenedAt, timeZone));
  return [...days].map(([day, those]) => ({ day, entries: those }));
}
