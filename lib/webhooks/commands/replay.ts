import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import { REPLAY_LIMIT } from '@/lib/domain/webhooks/limits';
import { defineCommand } from '@/lib/kernel/command';
import { lockEndpoint } from '../lock-endpoint';

const ENDED = {
  failed: ['failed', 'dropped'],
  all: ['delivered', 'failed', 'dropped'],
} as const;

/** One that waits is sent now; one that ended is queued as if it were new, under the same id. */
const ONE = `
  UPDATE webhook_deliveries SET state = 'queued', tries = 0, next_at = $3, ended_at = NULL
   WHERE endpoint_id = $1 AND delivery_id = $2 AND state <> 'sending'`;

const SINCE = `
  WITH old AS MATERIALIZED (
    SELECT member_id, delivery_id FROM webhook_deliveries
     WHERE endpoint_id = $1 AND queued_at >= $2 AND state = ANY ($3)
     ORDER BY queued_at, delivery_id LIMIT $5 FOR UPDATE)
  UPDATE webhook_deliveries d SET state = 'queued', tries = 0, next_at = $4, ended_at = NULL
    FROM old WHERE d.member_id = old.member_id AND d.delivery_id = old.delivery_id`;

/**
 * Sends deliveries of an endpoint again: one, or what was queued since a moment, at most a hundred thousand. A receiver knows them by
 * their id. Answers how many. Throws `not_found`, and `wrong_state` for an endpoint that is disabled and for a delivery that is being sent.
 */
export const replay = defineCommand({
  id: 'webhooks.replay',
  permission: 'webhooks.manage',
  input: z.object({
    endpointId: idInput,
    what: z.union([
      z.object({ deliveryId: deliveryIdInput }),
      z.object({ since: z.iso.datetime({ offset: true }), which: z.enum(['failed', 'all']) }),
    ]),
  }),
  run: async ({ tx, input: { endpointId, what }, now }) => {
    const { state } = await lockEndpoint(tx, endpointId);
    if (state === 'disabled') throw new AppError('wrong_state', { status: state });
    const { rowCount } =
      'deliveryId' in what
        ? await tx.client.query(ONE, [endpointId, what.deliveryId, now])
        : await tx.client.query(SINCE, [
            endpointId,
            what.since,
            ENDED[what.which],
            now,
            REPLAY_LIMIT,
          ]);
    const replayed = rowCount ?? 0;
    if ('deliveryId' in what && replayed === 0) {
      throw new AppError('wrong_state', { status: 'sending' });
    }
    const after = { ...what, replayed };
    return {
      result: { replayed },
      changes: [{ subjectKind: 'webhook', subjectId: endpointId, before: null, after }],
    };
  },
});
