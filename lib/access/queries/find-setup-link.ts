import 'server-only';
import { z } from 'zod';
import { secretInput } from '@/lib/domain/access/inputs';
import { defineQuery } from '@/lib/kernel/query';
import { hashSecret } from '../secrets';

/** Whether a one-time link still creates the first administrator. */
export const findSetupLink = defineQuery({
  id: 'access.findSetupLink',
  permission: 'public',
  input: z.object({ token: secretInput }),
  run: async ({ read, input, now }): Promise<boolean> => {
    const rows = await read`
      SELECT 1 FROM setup_links
      WHERE token_hash = ${hashSecret(input.token)} AND used_at IS NULL AND ends_at > ${now}
        AND NOT EXISTS (SELECT FROM users)`;
    return rows.length === 1;
  },
});
