import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { nameInput, scopesInput } from '@/lib/domain/access/inputs';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { hashSecret, newSecret } from '../secrets';

const PREFIX = 'vk_';
const HINT_CHARS = 4;

/** Makes a key for the HTTP API. `key` is shown this once: only its hash is kept. */
export const createApiKey = defineCommand({
  id: 'access.createApiKey',
  permission: 'apiKeys.manage',
  input: z.object({ name: nameInput, scopes: scopesInput }),
  run: async ({ tx, input, actor }) => {
    const key = `${PREFIX}${newSecret()}`;
    const hint = `${PREFIX}…${key.slice(-HINT_CHARS)}`;
    const scopes = [...new Set(input.scopes)];
    const { rows } = await tx.client.query<{ api_key_id: number }>(
      `INSERT INTO api_keys (name, key_hash, key_hint, scopes, created_by)
       VALUES ($1, $2, $3, $4, $5) RETURNING api_key_id`,
      [input.name, hashSecret(key), hint, scopes, requireUserId(actor)],
    );
    const apiKeyId = present(rows[0], 'an inserted key has an id').api_key_id;
    const after = { name: input.name, scopes };
    return {
      result: { apiKeyId, key },
      changes: [{ subjectKind: 'apiKey', subjectId: apiKeyId, before: null, after }],
    };
  },
});
