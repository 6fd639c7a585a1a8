import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { endpointInput } from '@/lib/domain/webhooks/inputs';
import { ENDPOINT_LIMIT } from '@/lib/domain/webhooks/limits';
import { defineCommand } from '@/lib/kernel/command';
import { requireReachable } from '../require-reachable';
import { requireSegments } from '../require-segments';
import { newWebhookSecret, sealSecret } from '../sending/secrets';

/**
 * Sets an endpoint up. `secret` is shown this once. Throws `address_refused` with the reason, `too_many` with the limit of
 * endpoints.
 */
export const createEndpoint = defineCommand({
  id: 'webhooks.createEndpoint',
  permission: 'webhooks.manage',
  input: endpointInput,
  run: async ({ tx, input: { url, description, eventTypes, segmentIds }, actor, now }) => {
    requireReachable(url);
    await requireSegments(tx, segmentIds);
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('webhook_endpoints'))");
    const { rows: counted } = await tx.client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM webhook_endpoints WHERE state <> 'removed'",
    );
    if ((counted[0]?.n ?? 0) >= ENDPOINT_LIMIT) {
      throw new AppError('too_many', { limit: ENDPOINT_LIMIT });
    }
    const secret = newWebhookSecret();
    const types = [...new Set(eventTypes)];
    const { rows } = await tx.client.query<{ endpointId: number }>(
      `INSERT INTO webhook_endpoints (url, description, event_types, segment_ids, secret_sealed, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING endpoint_id AS "endpointId"`,
      [url, description, types, segmentIds, sealSecret(secret), requireUserId(actor), now],
    );
    const { endpointId } = present(rows[0], 'an inserted endpoint has an id');
    return {
      result: { endpointId, secret },
      changes: [
        {
          subjectKind: 'webhook',
          subjectId: endpointId,
          before: null,
          after: { url, eventTypes: types, segmentIds },
        },
      ],
    };
  },
});
