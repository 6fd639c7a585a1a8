import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

const KEPT_HOURS = 24;
const MS_AN_HOUR = 3_600_000;
const SWEPT_AT_ONCE = 10_000;

/** Removes codes that are older than a day: no limit asks for them any more. */
export const sweepCodes = defineCommand({
  id: 'contacts.sweepCodes',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    const { rowCount } = await tx.client.query(
      `DELETE FROM contact_codes c USING (
         SELECT member_id, code_id FROM contact_codes WHERE created_at < $1 ORDER BY created_at LIMIT $2) old
       WHERE c.member_id = old.member_id AND c.code_id = old.code_id`,
      [new Date(now.getTime() - KEPT_HOURS * MS_AN_HOUR), SWEPT_AT_ONCE],
    );
    return { result: rowCount ?? 0, changes: [] };
  },
});
