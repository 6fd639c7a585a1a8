import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import type { ShownAttempt, ShownDelivery } from '@/lib/domain/webhooks/shown';
import { defineQuery } from '@/lib/kernel/query';

const SHOWN_ATTEMPTS = 50;

type Row = Omit<ShownDelivery, 'attempts' | 'endpoint'> & {
  readonly url: string;
  readonly endpointState: ShownDelivery['endpoint']['state'];
};

/** One delivery with its last attempts, the newest first. Throws `not_found`. */
export const getDelivery = defineQuery({
  id: 'webhooks.getDelivery',
  permission: 'webhooks.manage',
  input: z.object({ endpointId: idInput, deliveryId: deliveryIdInput }),
  run: async ({ read, input: { endpointId, deliveryId } }): Promise<ShownDelivery> => {
    const [row] = await read<Row[]>`
      SELECT d.delivery_id::float8 AS "deliveryId", d.member_id::float8 AS "memberId", d.type, d.state, d.data,
        d.happened_at AS "happenedAt", d.queued_at AS "queuedAt",
        CASE WHEN d.state = 'queued' THEN d.next_at END AS "nextAt", p.url, p.state AS "endpointState"
      FROM webhook_deliveries d JOIN webhook_endpoints p USING (endpoint_id)
      WHERE d.endpoint_id = ${endpointId} AND d.delivery_id = ${deliveryId} AND p.state <> 'removed'`;
    if (row === undefined) throw new AppError('not_found');
    const attempts = await read<ShownAttempt[]>`
      SELECT attempt, begun_at AS "begunAt", duration_ms AS "durationMs", status, error, address, signature, answer
      FROM webhook_attempts WHERE member_id = ${row.memberId} AND delivery_id = ${deliveryId}
      ORDER BY attempt DESC LIMIT ${SHOWN_ATTEMPTS}`;
    const { url, endpointState, ...delivery } = row;
    return { ...delivery, endpoint: { url, state: endpointState }, attempts };
  },
});
