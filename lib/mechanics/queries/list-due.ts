import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { getDueNights } from '@/lib/tiers/queries/get-nights';
import { readLaunched } from '../read-live';
import { readControl } from '../read-switches';

/**
 * Mechanics whose run of today is not over, in the order in which they are judged; none while everything is stopped or a night of tiers is
 * due, for what a mechanic gives may depend on the tier.
 */
export const listDueMechanics = defineQuery({
  id: 'mechanics.due',
  permission: 'system.run',
  input: z.object({}),
  run: async (context) => {
    const { read, now } = context;
    const run = readRowsOf(read);
    const { isStopped } = await readControl(run);
    if (isStopped) return [];
    const { todayOn: on } = await readToday(read, now);
    const launched = await readLaunched(run, { on });
    if (launched.length === 0) return [];
    const { nights } = await getDueNights.run({ ...context, input: { at: now } });
    if (nights.length > 0) return [];
    const ended = await run<{ ruleId: number }>(
      'SELECT rule_id AS "ruleId" FROM mechanic_runs WHERE ran_on = $1 AND ended_at IS NOT NULL',
      [on],
    );
    const done = new Set(ended.map(({ ruleId }) => ruleId));
    return launched
      .filter(({ mechanicId, isPaused }) => !isPaused && !done.has(mechanicId))
      .map(({ mechanicId }) => mechanicId);
  },
});
