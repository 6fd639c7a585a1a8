import 'server-only';
import type { Tx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { hashSecret, newSecret } from './secrets';

const PREFIX = 'vk_';
const HINT_CHARS = 4;

/** What a key is made with. */
export type NewApiKey = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly storeId: number | null;
  readonly partner: string;
  readonly createdBy: number;
  readonly originId: number | null;
  readonly replacesId: number | null;
};

/** Makes a key. `key` is given this once: only its hash is kept. */
export async function insertApiKey(
  { client }: Tx,
  made: NewApiKey,
): Promise<{ readonly apiKeyId: number; readonly key: string }> {
  const key = `${PREFIX}${newSecret()}`;
  const hint = `${PREFIX}…${key.slice(-HINT_CHARS)}`;
  const { rows } = await client.query<{ apiKeyId: number }>(
    `INSERT INTO api_keys (name, key_hash, key_hint, scopes, store_id, partner, created_by, origin_id, replaces_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING api_key_id AS "apiKeyId"`,
    [
      made.name,
      hashSecret(key),
      hint,
      made.scopes,
      made.storeId,
      made.partner,
      made.createdBy,
      made.originId,
      made.replacesId,
    ],
  );
  return { apiKeyId: present(rows[0], 'an inserted key has an id').apiKeyId, key };
}
