import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { API_KEY_TOUCH_MS } from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';

/** Writes down that a key is in use; at most once a minute, and nobody waits for another who does. */
export const touchApiKey = defineCommand({
  id: 'access.touchApiKey',
  permission: 'public',
  input: z.object({ apiKeyId: idInput }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    await tx.client.query(
      `UPDATE api_keys SET last_used_at = $2 WHERE api_key_id = (
         SELECT api_key_id FROM api_keys WHERE api_key_id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)
         FOR NO KEY UPDATE SKIP LOCKED)`,
      [input.apiKeyId, now, new Date(now.getTime() - API_KEY_TOUCH_MS)],
    );
    return { result: undefined, changes: [] };
  },
});
