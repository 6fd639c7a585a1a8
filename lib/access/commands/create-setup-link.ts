import 'server-only';
import { z } from 'zod';
import { SETUP_LINK_LIFE_MS } from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';
import { hashSecret, newSecret } from '../secrets';

/**
 * The token of a one-time link that creates the first administrator (`/setup?token=...`, valid for a day), or null
 * when somebody can sign in already. A new link ends the ones before it.
 */
export const createSetupLink = defineCommand({
  id: 'access.createSetupLink',
  permission: 'system.run',
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { rowCount } = await tx.client.query('SELECT 1 FROM users LIMIT 1');
    if (rowCount !== 0) return { result: null, changes: [] };
    await tx.client.query('DELETE FROM setup_links');
    const token = newSecret();
    const endsAt = new Date(now.getTime() + SETUP_LINK_LIFE_MS);
    await tx.client.query(
      'INSERT INTO setup_links (token_hash, created_at, ends_at) VALUES ($1, $2, $3)',
      [hashSecret(token), now, endsAt],
    );
    const after = { endsAt };
    return {
      result: token,
      changes: [{ subjectKind: 'setupLink', subjectId: 'first', before: null, after }],
    };
  },
});
