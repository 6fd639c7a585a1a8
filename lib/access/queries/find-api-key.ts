import 'server-only';
import { z } from 'zod';
import type { ApiKeyActor } from '@/lib/domain/access/actor';
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions';
import { defineQuery } from '@/lib/kernel/query';

type KeyRow = Pick<ApiKeyActor, 'apiKeyId' | 'originId' | 'storeId' | 'partner'> & {
  readonly scopes: readonly string[];
  readonly lastUsedAt: Date | null;
};

type FoundKey = Omit<KeyRow, 'scopes'> & { readonly scopes: readonly Permission[] };

/** A live key by the hash of what the caller showed, or null: unknown, revoked or over. */
export const findApiKey = defineQuery({
  id: 'access.findApiKey',
  permission: 'public',
  input: z.object({ keyHash: z.string() }),
  run: async ({ read, input, now }): Promise<FoundKey | null> => {
    const rows = await read<KeyRow[]>`
      SELECT api_key_id AS "apiKeyId", coalesce(origin_id, api_key_id) AS "originId", scopes, store_id AS "storeId",
        partner, last_used_at AS "lastUsedAt"
      FROM api_keys
      WHERE key_hash = ${input.keyHash} AND revoked_at IS NULL AND (ends_at IS NULL OR ends_at > ${now})`;
    const found = rows[0];
    if (!found) return null;
    // A scope that the product no longer knows grants nothing.
    const scopes = PERMISSIONS.filter((permission) => found.scopes.includes(permission));
    return { ...found, scopes };
  },
});
