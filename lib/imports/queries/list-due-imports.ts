import 'server-only';
import { z } from 'zod';
import { LEASE_SECONDS } from '@/lib/domain/imports/inputs';
import { defineQuery } from '@/lib/kernel/query';

const MAX_AT_ONCE = 20;

/** Imports that wait for a worker, oldest first; also those whose worker has fallen silent. */
export const listDueImports = defineQuery({
  id: 'imports.listDue',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read }): Promise<readonly number[]> => {
    const rows = await read<{ importId: number }[]>`
      SELECT import_id AS "importId" FROM imports
      WHERE state IN ('checking', 'queued', 'staging', 'merging', 'undoing')
        AND (lease IS NULL OR heartbeat_at < clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}))
      ORDER BY import_id LIMIT ${MAX_AT_ONCE}`;
    return rows.map((row) => row.importId);
  },
});
