import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { ROTATION_HOURS } from '@/lib/domain/webhooks/limits';
import { defineCommand } from '@/lib/kernel/command';
import { lockEndpoint } from '../lock-endpoint';
import { newWebhookSecret, sealSecret } from '../sending/secrets';

const MS_AN_HOUR = 3_600_000;

/** Gives an endpoint a new secret, shown this once. The old one signs too for a day. Throws `not_found`. */
export const rotateSecret = defineCommand({
  id: 'webhooks.rotateSecret',
  permission: 'webhooks.manage',
  input: z.object({ endpointId: idInput }),
  run: async ({ tx, input: { endpointId }, now }) => {
    const { secretSealed } = await lockEndpoint(tx, endpointId);
    const secret = newWebhookSecret();
    const oldEndsAt = new Date(now.getTime() + ROTATION_HOURS * MS_AN_HOUR);
    await tx.client.query(
      `UPDATE webhook_endpoints SET secret_sealed = $2, old_secret_sealed = $3, old_secret_ends_at = $4,
         version = version + 1 WHERE endpoint_id = $1`,
      [endpointId, sealSecret(secret), secretSealed, oldEndsAt],
    );
    return {
      result: { secret, oldEndsAt },
      changes: [
        {
          subjectKind: 'webhook',
          subjectId: endpointId,
          before: null,
          after: { secret: 'rotated', oldEndsAt: oldEndsAt.toISOString() },
        },
      ],
    };
  },
});
