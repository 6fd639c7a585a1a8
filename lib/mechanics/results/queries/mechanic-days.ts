import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { OUTSIDE } from '@/lib/domain/mechanics/records';
import type { MechanicDay } from '@/lib/domain/mechanics/results/results-page';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

const DAYS = 60;

type Row = Omit<MechanicDay, 'refused' | 'outside'> & {
  readonly refused: Readonly<Record<string, number>> | null;
};

/**
 * What a mechanic did on each of the last sixty days on which it did anything: awards of the day by how they stand now, so that each
 * count is that of the list behind it, and refusals as the run counted them.
 */
export const mechanicDays = defineQuery({
  id: 'mechanics.days',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({ ruleId: idInput }),
  run: async ({ read, input: { ruleId }, now }): Promise<readonly MechanicDay[]> => {
    const { todayOn } = await readToday(read, now);
    const from = addDays(todayOn, 1 - DAYS);
    const rows = await read<Row[]>`
      WITH given AS (
        SELECT decided_on, count(*) FILTER (WHERE state = 'given')::int AS given, count(*) FILTER (WHERE state = 'heldOut')::int AS held_out,
          count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state IN ('dropped', 'takenBack'))::int AS gone
        FROM awards WHERE rule_id = ${ruleId} AND decided_on BETWEEN ${from}::date AND ${todayOn}::date GROUP BY decided_on),
      refused AS (
        SELECT ran_on, refused FROM mechanic_days
        WHERE rule_id = ${ruleId} AND ran_on BETWEEN ${from}::date AND ${todayOn}::date)
      SELECT coalesce(g.decided_on, r.ran_on)::text AS on, coalesce(g.given, 0) AS given, coalesce(g.held_out, 0) AS "heldOut",
        coalesce(g.waiting, 0) AS waiting, coalesce(g.gone, 0) AS gone, r.refused
      FROM given g FULL JOIN refused r ON r.ran_on = g.decided_on ORDER BY 1`;
    return rows.map((row) => {
      const { [OUTSIDE]: outside = 0, ...refused } = row.refused ?? {};
      return { ...row, refused, outside };
    });
  },
});
