import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '@/lib/domain/access/limits';
import type { Locale, Theme } from '@/lib/domain/access/preferences';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { hashSecret, newSecret } from '../secrets';
import { sessionName } from '../session-change';

export type OpenedSession = {
  /** What the cookie holds; only its hash is kept. */
  readonly token: string;
  readonly userId: number;
  readonly locale: Locale | null;
  readonly theme: Theme;
};

type UserRow = { locale: Locale | null; theme: Theme };

/**
 * Opens a session for a password that was just verified: its hash must still be the account's.
 * Takes back the failures counted for the account. @throws AppError `wrong_credentials`.
 */
export const openSession = defineCommand({
  id: 'access.openSession',
  permission: 'public',
  input: z.object({
    userId: idInput,
    verifiedHash: z.string(),
    subject: z.string(),
    address: z.string(),
  }),
  run: async ({ tx, input, now }) => {
    const { rows } = await tx.client.query<UserRow>(
      `SELECT locale, theme FROM users
       WHERE user_id = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE`,
      [input.userId, input.verifiedHash],
    );
    const user = rows[0];
    if (!user) throw new AppError('wrong_credentials');
    await tx.client.query('DELETE FROM sign_in_failures WHERE subject = $1', [input.subject]);
    await tx.client.query(
      `DELETE FROM sign_in_failures WHERE failure_id =
         (SELECT max(failure_id) FROM sign_in_failures WHERE subject = $1)`,
      [`address:${input.address}`],
    );
    const token = newSecret();
    const tokenHash = hashSecret(token);
    await tx.client.query(
      `INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, idle_ends_at, ends_at)
       VALUES ($1, $2, $3, $3, $4, $5)`,
      [
        tokenHash,
        input.userId,
        now,
        new Date(now.getTime() + SESSION_IDLE_MS),
        new Date(now.getTime() + SESSION_LIFE_MS),
      ],
    );
    const result: OpenedSession = { token, userId: input.userId, ...user };
    const after = { userId: input.userId };
    const subjectId = sessionName(tokenHash);
    return { result, changes: [{ subjectKind: 'session', subjectId, before: null, after }] };
  },
});
