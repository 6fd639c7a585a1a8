import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { dropStaging } from '../staging/staging-tables';

/** A check that nobody acts upon gives its tables back after so many days; they are made again when needed. */
const KEPT_DAYS = 3;

/** Drops the staging tables of imports that have ended or were left lying. */
export const sweepStaging = defineCommand({
  id: 'imports.sweepStaging',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx }) => {
    const { rows } = await tx.client.query<{ importId: number }>(
      `SELECT import_id AS "importId" FROM imports
       WHERE staged_key IS NOT NULL AND (state IN ('done', 'failed', 'cancelled')
         OR (state IN ('uploaded', 'checked') AND started_at < now() - make_interval(days => $1)))
       ORDER BY import_id FOR UPDATE SKIP LOCKED`,
      [KEPT_DAYS],
    );
    for (const { importId } of rows) {
      await dropStaging(tx, importId);
      await tx.client.query('UPDATE imports SET staged_key = NULL WHERE import_id = $1', [
        importId,
      ]);
    }
    return { result: { swept: rows.length }, changes: [] };
  },
});
