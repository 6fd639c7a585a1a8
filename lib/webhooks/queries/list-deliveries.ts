import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { TEST_EVENT_TYPE, WEBHOOK_EVENT_TYPES } from '@/lib/domain/webhooks/events';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import type { ListedDelivery } from '@/lib/domain/webhooks/shown';
import { DELIVERY_STATES } from '@/lib/domain/webhooks/states';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;

export type DeliveryPage = {
  readonly deliveries: readonly ListedDelivery[];
  /** Where the next page begins; null: this is the last. */
  readonly next: number | null;
};

/** Deliveries of an endpoint, the newest first, 50 a page. */
export const listDeliveries = defineQuery({
  id: 'webhooks.listDeliveries',
  permission: 'webhooks.manage',
  input: z.object({
    endpointId: idInput,
    state: z.enum(DELIVERY_STATES).optional(),
    type: z.enum([...WEBHOOK_EVENT_TYPES, TEST_EVENT_TYPE]).optional(),
    before: deliveryIdInput.optional(),
  }),
  run: async ({ read, input: { endpointId, state, type, before } }): Promise<DeliveryPage> => {
    const rows = await read<ListedDelivery[]>`
      SELECT d.delivery_id::float8 AS "deliveryId", d.member_id::float8 AS "memberId", d.type, d.state, d.attempts,
        d.queued_at AS "queuedAt", CASE WHEN d.state = 'queued' THEN d.next_at END AS "nextAt",
        a.status, a.error, a.duration_ms AS "durationMs"
      FROM webhook_deliveries d
      LEFT JOIN webhook_attempts a
        ON a.member_id = d.member_id AND a.delivery_id = d.delivery_id AND a.attempt = d.attempts
      WHERE d.endpoint_id = ${endpointId}
        ${state === undefined ? read`` : read`AND d.state = ${state}`}
        ${type === undefined ? read`` : read`AND d.type = ${type}`}
        ${before === undefined ? read`` : read`AND d.delivery_id < ${before}`}
      ORDER BY d.delivery_id DESC LIMIT ${PAGE_SIZE + 1}`;
    const deliveries = rows.slice(0, PAGE_SIZE);
    return {
      deliveries,
      next: rows.length > PAGE_SIZE ? (deliveries.at(-1)?.deliveryId ?? null) : null,
    };
  },
});
