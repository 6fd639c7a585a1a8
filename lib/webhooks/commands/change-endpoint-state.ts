import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockEndpoint } from '../lock-endpoint';

/** What is asked of an endpoint, and how it stands then. */
const STATES = { pause: 'paused', resume: 'active', remove: 'removed' } as const;

/** What waits for an endpoint that is removed is sent nowhere. */
const DROP = `
  UPDATE webhook_deliveries SET state = 'dropped', ended_at = $2 WHERE endpoint_id = $1 AND state = 'queued'`;

/**
 * Pauses an endpoint, resumes it, or removes it for good. While it is paused, what happens waits for it. Doing what is done
 * changes nothing. Throws `not_found`.
 */
export const changeEndpointState = defineCommand({
  id: 'webhooks.changeEndpointState',
  permission: 'webhooks.manage',
  input: z.object({ endpointId: idInput, change: z.enum(['pause', 'resume', 'remove']) }),
  run: async ({ tx, input: { endpointId, change }, now }) => {
    const { state: before } = await lockEndpoint(tx, endpointId);
    const state = STATES[change];
    if (before === state) return { result: { state }, changes: [] };
    await tx.client.query(
      `UPDATE webhook_endpoints SET state = $2, stop_reason = CASE WHEN $2 = 'paused' THEN 'byHand' END, failures = 0,
         failing_since = NULL, version = version + 1 WHERE endpoint_id = $1`,
      [endpointId, state],
    );
    if (change === 'remove') await tx.client.query(DROP, [endpointId, now]);
    return {
      result: { state },
      changes: [
        {
          subjectKind: 'webhook',
          subjectId: endpointId,
          before: { state: before },
          after: { state },
        },
      ],
    };
  },
});
