import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { TEST_EVENT_TYPE } from '@/lib/domain/webhooks/events';
import { defineCommand } from '@/lib/kernel/command';
import { lockEndpoint } from '../lock-endpoint';

/** Queues an event that tells of nothing. Answers its delivery. Throws `not_found`, and `wrong_state` when the endpoint is not active. */
export const sendTest = defineCommand({
  id: 'webhooks.sendTest',
  permission: 'webhooks.manage',
  input: z.object({ endpointId: idInput }),
  run: async ({ tx, input: { endpointId }, now }) => {
    const { state } = await lockEndpoint(tx, endpointId);
    if (state !== 'active') throw new AppError('wrong_state', { status: state });
    const { rows } = await tx.client.query<{ deliveryId: number }>(
      `INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
       VALUES (0, $1, $2, $3, $4, $4, $4) RETURNING delivery_id::float8 AS "deliveryId"`,
      [endpointId, TEST_EVENT_TYPE, { endpointId }, now],
    );
    const { deliveryId } = present(rows[0], 'an inserted delivery has an id');
    return {
      result: { deliveryId },
      changes: [
        {
          subjectKind: 'webhook',
          subjectId: endpointId,
          before: null,
          after: { test: deliveryId },
        },
      ],
    };
  },
});
