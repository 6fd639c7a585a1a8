import 'server-only';
import { z } from 'zod';
import { ENDPOINT_LIMIT } from '@/lib/domain/webhooks/limits';
import { defineQuery } from '@/lib/kernel/query';

/** The active endpoints that something waits for. */
export const listDueEndpoints = defineQuery({
  id: 'webhooks.listDueEndpoints',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ read, now }): Promise<readonly number[]> => {
    const rows = await read<{ endpointId: number }[]>`
      SELECT endpoint_id AS "endpointId" FROM webhook_endpoints p
       WHERE state = 'active' AND EXISTS (
         SELECT FROM webhook_deliveries d
          WHERE d.endpoint_id = p.endpoint_id AND d.state IN ('queued', 'sending') AND d.next_at <= ${now})
       ORDER BY endpoint_id LIMIT ${ENDPOINT_LIMIT}`;
    return rows.map(({ endpointId }) => endpointId);
  },
});
