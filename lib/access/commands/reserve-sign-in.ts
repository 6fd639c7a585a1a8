import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { emailInput } from '@/lib/domain/access/inputs';
import {
  FAILURE_WINDOW_MS,
  MAX_FAILURES_PER_ACCOUNT,
  MAX_FAILURES_PER_ADDRESS,
} from '@/lib/domain/access/limits';
import { defineCommand } from '@/lib/kernel/command';
import { hashSecret } from '../secrets';

const ADDRESS_MAX_CHARS = 100;

type Account = { readonly userId: number; readonly passwordHash: string };

/** Either too many failures, or the attempt is counted as one until it succeeds. */
export type SignInReservation =
  | { readonly kind: 'locked'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reserved'; readonly subject: string; readonly account: Account | null };

type Failures = { subject: string; failures: string; oldest: Date };

/** The moment the lock ends for a subject over its limit, or null when it may try. */
function lockedUntil({ subject, failures, oldest }: Failures): Date | null {
  const limit = subject.startsWith('account:')
    ? MAX_FAILURES_PER_ACCOUNT
    : MAX_FAILURES_PER_ADDRESS;
  return Number(failures) < limit ? null : new Date(oldest.getTime() + FAILURE_WINDOW_MS);
}

async function findLock(tx: Tx, subjects: readonly string[], now: Date): Promise<Date | null> {
  const since = new Date(now.getTime() - FAILURE_WINDOW_MS);
  const { rows } = await tx.client.query<Failures>(
    `SELECT subject, count(*) AS failures, min(failed_at) AS oldest FROM sign_in_failures
     WHERE subject = ANY($1) AND failed_at > $2 GROUP BY subject`,
    [subjects, since],
  );
  const ends = rows.map(lockedUntil).filter((end) => end !== null);
  return ends.length === 0 ? null : new Date(Math.max(...ends.map((end) => end.getTime())));
}

/**
 * Counts an attempt before the password is looked at, so that a thousand guesses at once are ten, and no lock is
 * held while argon2 works. `openSession` takes the count back. Unknown accounts are counted like known ones.
 */
export const reserveSignIn = defineCommand({
  id: 'access.reserveSignIn',
  permission: 'public',
  input: z.object({ email: emailInput, address: z.string().max(ADDRESS_MAX_CHARS) }),
  run: async ({ tx, input, now }): Promise<{ result: SignInReservation; changes: [] }> => {
    const subject = `account:${hashSecret(input.email)}`;
    // Always the account first, then the address: two attempts never wait for each other in a circle.
    const subjects = [subject, `address:${input.address}`];
    for (const name of subjects) {
      await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    }
    const until = await findLock(tx, subjects, now);
    if (until !== null) {
      const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
      return { result: { kind: 'locked', retryAfterSeconds }, changes: [] };
    }
    await tx.client.query(
      'INSERT INTO sign_in_failures (subject, failed_at) SELECT unnest($1::text[]), $2',
      [subjects, now],
    );
    const { rows } = await tx.client.query<{ user_id: number; password_hash: string }>(
      'SELECT user_id, password_hash FROM users WHERE lower(email) = $1 AND disabled_at IS NULL',
      [input.email],
    );
    const user = rows[0];
    const account = user ? { userId: user.user_id, passwordHash: user.password_hash } : null;
    return { result: { kind: 'reserved', subject, account }, changes: [] };
  },
});
