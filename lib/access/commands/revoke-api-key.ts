import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/** Ends a key: its next call is refused. Ending an ended one changes nothing. @throws AppError `not_found`. */
export const revokeApiKey = defineCommand({
  id: 'access.revokeApiKey',
  permission: 'apiKeys.manage',
  input: z.object({ apiKeyId: idInput }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    const { rows } = await tx.client.query<{ name: string; revoked_at: Date | null }>(
      'SELECT name, revoked_at FROM api_keys WHERE api_key_id = $1 FOR UPDATE',
      [input.apiKeyId],
    );
    const key = rows[0];
    if (!key) throw new AppError('not_found');
    if (key.revoked_at !== null) return { result: undefined, changes: [] };
    await tx.client.query('UPDATE api_keys SET revoked_at = $2 WHERE api_key_id = $1', [
      input.apiKeyId,
      now,
    ]);
    const before = { isRevoked: false };
    const after = { isRevoked: true };
    return {
      result: undefined,
      changes: [{ subjectKind: 'apiKey', subjectId: input.apiKeyId, before, after }],
    };
  },
});
