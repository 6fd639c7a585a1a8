import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { PowerFacts } from '@/lib/domain/mechanics/power-plan';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

/** The window of results, where nothing else is asked. */
const WINDOW_DAYS = 30;

type Row = { readonly buyersBps: number | null; readonly reachedAYear: number | null };

/** What the number of members is planned by: who buys within 30 days, and how many the latest forecast that was kept reaches in a year. */
export const getPowerFacts = defineQuery({
  id: 'mechanics.powerFacts',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({ ruleId: idInput }),
  run: async ({ read, input: { ruleId }, now }): Promise<PowerFacts> => {
    const { todayOn } = await readToday(read, now);
    const [row] = await read<Row[]>`
      SELECT (SELECT (10000.0 * count(*) FILTER (WHERE s.last_purchase_on > ${addDays(todayOn, -WINDOW_DAYS)}::date) / nullif(count(*), 0))::int
          FROM member_sort_keys k LEFT JOIN member_summary s USING (member_id) WHERE k.status = 'active') AS "buyersBps",
        (SELECT (f.figures -> 'members' ->> 'count')::int FROM mechanic_forecasts f
          WHERE f.rule_id = ${ruleId} ORDER BY f.rule_version_id DESC LIMIT 1) AS "reachedAYear"`;
    return { buyersBps: row?.buyersBps ?? 0, reachedAYear: row?.reachedAYear ?? null };
  },
});
