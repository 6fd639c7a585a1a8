import 'server-only';
import { z } from 'zod';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';

const DAYS_AHEAD = 45;

/** Makes the partitions of the months that receipts of the next weeks will be in, so that no till waits for them. */
export const prepareMonths = defineCommand({
  id: 'purchases.prepareMonths',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { todayOn } = await readProgrammeFacts(tx, now);
    const { rows } = await tx.client.query<{ made: number }>(
      'SELECT ensure_month_partitions($1, $2) AS made',
      [todayOn, addDays(todayOn, DAYS_AHEAD)],
    );
    return { result: rows[0]?.made ?? 0, changes: [] };
  },
});
