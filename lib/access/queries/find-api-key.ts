import 'server-only';
import { z } from 'zod';
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions';
import { defineQuery } from '@/lib/kernel/query';

type FoundKey = { readonly apiKeyId: number; readonly scopes: readonly Permission[] };

/** A live key by the hash of what the caller showed, or null: unknown or revoked. */
export const findApiKey = defineQuery({
  id: 'access.findApiKey',
  permission: 'public',
  input: z.object({ keyHash: z.string() }),
  run: async ({ read, input }): Promise<FoundKey | null> => {
    const rows = await read<{ apiKeyId: number; scopes: string[] }[]>`
      SELECT api_key_id AS "apiKeyId", scopes FROM api_keys
      WHERE key_hash = ${input.keyHash} AND revoked_at IS NULL`;
    const found = rows[0];
    if (!found) return null;
    // A scope that the product no longer knows grants nothing.
    const scopes = PERMISSIONS.filter((permission) => found.scopes.includes(permission));
    return { apiKeyId: found.apiKeyId, scopes };
  },
});
