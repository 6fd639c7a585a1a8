import 'server-only';
import { z } from 'zod';
import { importIdInput, LEASE_SECONDS, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';

/**
 * Takes an import that nobody works on, or whose worker has fallen silent; a queued one begins. Not claimed:
 * somebody else has it, or it has ended.
 */
export const claimImport = defineCommand({
  id: 'imports.claim',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  isRepeatable: true,
  run: async ({ tx, input }) => {
    const { rowCount } = await tx.client.query(
      `UPDATE imports SET lease = $2, heartbeat_at = clock_timestamp(),
         state = CASE state WHEN 'queued' THEN 'staging' ELSE state END
       WHERE import_id = $1 AND state IN ('checking', 'queued', 'staging', 'merging', 'undoing')
         AND (lease IS NULL OR lease = $2 OR heartbeat_at < clock_timestamp() - make_interval(secs => $3))`,
      [input.importId, input.lease, LEASE_SECONDS],
    );
    return { result: { isClaimed: rowCount === 1 }, changes: [] };
  },
});
