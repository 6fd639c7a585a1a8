import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { ShownEndpoint } from '@/lib/domain/webhooks/shown';
import { defineQuery } from '@/lib/kernel/query';
import { endpointColumns } from './endpoint-columns';

/** One endpoint. Throws `not_found`, also for a removed one. */
export const getEndpoint = defineQuery({
  id: 'webhooks.getEndpoint',
  permission: 'webhooks.manage',
  input: z.object({ endpointId: idInput }),
  run: async ({ read, input: { endpointId }, now }): Promise<ShownEndpoint> => {
    const [row] = await read<ShownEndpoint[]>`
      SELECT ${endpointColumns(read, now)}, p.version, p.created_at AS "createdAt", u.name AS "createdBy",
        CASE WHEN p.old_secret_ends_at > ${now} THEN p.old_secret_ends_at END AS "oldSecretEndsAt",
        (SELECT d.ended_at FROM webhook_deliveries d WHERE d.endpoint_id = p.endpoint_id AND d.state = 'delivered'
          ORDER BY d.delivery_id DESC LIMIT 1) AS "lastDeliveredAt"
      FROM webhook_endpoints p JOIN users u ON u.user_id = p.created_by
      WHERE p.endpoint_id = ${endpointId} AND p.state <> 'removed'`;
    if (row === undefined) throw new AppError('not_found');
    return row;
  },
});
