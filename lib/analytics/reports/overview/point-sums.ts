import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { DayRange } from '@/lib/domain/analytics/comparison';
import { entriesOf } from '@/lib/domain/analytics/points-movements';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { memberIs } from '../../member-filter';
import { daysOf } from '../points/sources';
import type { OverviewPlan } from './plan';
import type { OverviewParameters } from './spec';

/** Entries of points behind each figure: what is issued for purchases and what is spent on them; what was taken back is not set off. */
const KINDS = { issued: entriesOf('issued').kinds, spent: entriesOf('redeemed').kinds } as const;
type Moved = keyof typeof KINDS;

/** Points of a kind between two days, hundredths. */
export type PointSums = (what: Moved, days: DayRange) => bigint;

const homeOf = ({ inStore, inFormat }: OverviewParameters) => ({
  store: inStore,
  storeFormat: inFormat,
});

/** Points issued and spent by day of booking, up to the as-of day or the last that is compared with. A store or a format is the member's home. */
export async function readPointSums(
  read: Read,
  plan: OverviewPlan,
  parameters: OverviewParameters,
): Promise<PointSums> {
  const firstOn = plan.before.from < plan.firstOn ? plan.before.from : plan.firstOn;
  const lastOn = plan.before.to > plan.asOfOn ? plan.before.to : plan.asOfOn;
  const context = {
    read,
    plan: {
      asOfOn: lastOn,
      until: dayStart(addDays(lastOn, 1), plan.timeZone),
      zone: plan.timeZone,
      isPast: lastOn < plan.latestOn,
    },
    filter: homeOf(parameters),
  };
  const rows = await read<{ on: string; kind: string; points: bigint }[]>`
    SELECT booked_on AS "on", kind, sum(amount + pending + debt)::bigint AS points FROM (${daysOf(context)}) days
    WHERE booked_on >= ${firstOn}::date AND kind = ANY(${[...KINDS.issued, ...KINDS.spent]}) GROUP BY 1, 2`;
  return (what, { from, to }) => {
    const kinds: readonly string[] = KINDS[what];
    const sum = rows.reduce(
      (all, row) =>
        kinds.includes(row.kind) && from <= row.on && row.on <= to ? all + row.points : all,
      0n,
    );
    return sum < 0n ? -sum : sum;
  };
}

/** Members whose points moved so between two days: member_id, points. */
export function membersMoved(
  read: Read,
  { what, days, timeZone }: { what: Moved; days: DayRange; timeZone: string },
  parameters: OverviewParameters,
): Fragment {
  return read`
    SELECT e.member_id, abs(sum(e.amount + e.pending + e.debt))::bigint AS points
    FROM point_entries e LEFT JOIN member_summary s USING (member_id)
    WHERE e.booked_at >= ${dayStart(days.from, timeZone)} AND e.booked_at < ${dayStart(addDays(days.to, 1), timeZone)}
      AND e.kind = ANY(${[...KINDS[what]]}) ${memberIs(read, homeOf(parameters))}
    GROUP BY e.member_id`;
}
