import 'server-only';
import { z } from 'zod';
import { emailInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { accountSubject, countFailure, lockedSeconds } from '../failures';

const ADDRESS_MAX_CHARS = 100;

type Account = { readonly userId: number; readonly passwordHash: string };

/** Either too many failures, or the attempt is counted as one until it succeeds. */
export type SignInReservation =
  | { readonly kind: 'locked'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reserved'; readonly subject: string; readonly account: Account | null };

/**
 * Counts an attempt before the password is looked at, so that a thousand guesses at once are ten, and no lock is
 * held while argon2 works. `openSession` takes the count back. Unknown accounts are counted like known ones.
 */
export const reserveSignIn = defineCommand({
  id: 'access.reserveSignIn',
  permission: 'public',
  input: z.object({ email: emailInput, address: z.string().max(ADDRESS_MAX_CHARS) }),
  run: async ({ tx, input, now }): Promise<{ result: SignInReservation; changes: [] }> => {
    const subject = accountSubject(input.email);
    // Always the account first, then the address: two attempts never wait for each other in a circle.
    const subjects = [subject, `address:${input.address}`];
    for (const name of subjects) {
      await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    }
    const retryAfterSeconds = await lockedSeconds(tx, subjects, now);
    if (retryAfterSeconds !== null) {
      return { result: { kind: 'locked', retryAfterSeconds }, changes: [] };
    }
    await countFailure(tx, subjects, now);
    const { rows } = await tx.client.query<{ user_id: number; password_hash: string }>(
      'SELECT user_id, password_hash FROM users WHERE lower(email) = $1 AND disabled_at IS NULL',
      [input.email],
    );
    const user = rows[0];
    const account = user ? { userId: user.user_id, passwordHash: user.password_hash } : null;
    return { result: { kind: 'reserved', subject, account }, changes: [] };
  },
});
