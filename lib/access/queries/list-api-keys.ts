import 'server-only';
import { z } from 'zod';
import type { ListedApiKey } from '@/lib/domain/access/api-key';
import { pageInput } from '@/lib/domain/access/inputs';
import { defineQuery } from '@/lib/kernel/query';

const PAGE_SIZE = 50;

export type ApiKeyPage = {
  readonly keys: readonly ListedApiKey[];
  readonly total: number;
  readonly from: number;
};

/** Keys of the HTTP API, live ones first, 50 a page; never the key itself. */
export const listApiKeys = defineQuery({
  id: 'access.listApiKeys',
  permission: 'apiKeys.manage',
  input: z.object({ page: pageInput }),
  run: async ({ read, input, now }): Promise<ApiKeyPage> => {
    const offset = (input.page - 1) * PAGE_SIZE;
    const keys = await read<(ListedApiKey & { total: number })[]>`
      SELECT k.api_key_id AS "apiKeyId", k.name, k.key_hint AS "keyHint", k.scopes,
             u.name AS "createdBy", k.created_at AS "createdAt", k.revoked_at AS "revokedAt", k.ends_at AS "endsAt",
             o.key_hint AS "replacesHint", n.key_hint AS "replacedByHint", k.partner, k.last_used_at AS "lastUsedAt",
             CASE WHEN k.store_id IS NOT NULL THEN coalesce(s.name, '#' || k.store_id) END AS store,
             count(*) OVER ()::int AS total
      FROM api_keys k JOIN users u ON u.user_id = k.created_by
      LEFT JOIN api_keys o ON o.api_key_id = k.replaces_id
      LEFT JOIN api_keys n ON n.replaces_id = k.api_key_id
      LEFT JOIN stores s ON s.store_id = k.store_id
      ORDER BY k.revoked_at IS NOT NULL OR k.ends_at <= ${now}, k.api_key_id DESC
      LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
    return { keys, total: keys[0]?.total ?? 0, from: offset + 1 };
  },
});
