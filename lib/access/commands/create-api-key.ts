import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput, nameInput, partnerInput, scopesInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { insertApiKey } from '../new-key';

/**
 * Makes a key for the HTTP API, for any store, for one, or for those of one partner. `key` is shown this once: only its hash is kept.
 * Throws `invalid_input` when there is no such store.
 */
export const createApiKey = defineCommand({
  id: 'access.createApiKey',
  permission: 'apiKeys.manage',
  input: z
    .object({
      name: nameInput,
      scopes: scopesInput,
      storeId: idInput.nullable().default(null),
      partner: partnerInput,
    })
    .refine(({ storeId, partner }) => storeId === null || partner === '', { path: ['partner'] }),
  run: async ({ tx, input, actor }) => {
    const { name, storeId, partner } = input;
    const scopes = [...new Set(input.scopes)];
    if (storeId !== null) {
      const { rowCount } = await tx.client.query('SELECT FROM stores WHERE store_id = $1', [
        storeId,
      ]);
      if (rowCount === 0) throw new AppError('invalid_input', { fields: ['storeId'] });
    }
    const made = { name, scopes, storeId, partner, originId: null, replacesId: null };
    const result = await insertApiKey(tx, { ...made, createdBy: requireUserId(actor) });
    const bound = {
      ...(storeId === null ? {} : { storeId }),
      ...(partner === '' ? {} : { partner }),
    };
    const after = { name, scopes, ...bound };
    return {
      result,
      changes: [{ subjectKind: 'apiKey', subjectId: result.apiKeyId, before: null, after }],
    };
  },
});
