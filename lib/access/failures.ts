import 'server-only';
import type { Tx } from '@/db/write';
import {
  FAILURE_WINDOW_MS,
  MAX_FAILURES_PER_ACCOUNT,
  MAX_FAILURES_PER_ADDRESS,
} from '@/lib/domain/access/limits';
import { hashSecret } from './secrets';

type Failures = { subject: string; failures: string; oldest: Date };

/** What the wrong passwords of an account are counted under. */
export function accountSubject(email: string): string {
  return `account:${hashSecret(email)}`;
}

/** The moment the lock ends for a subject over its limit, or null when it may try. */
function lockedUntil({ subject, failures, oldest }: Failures): Date | null {
  const limit = subject.startsWith('account:')
    ? MAX_FAILURES_PER_ACCOUNT
    : MAX_FAILURES_PER_ADDRESS;
  return Number(failures) < limit ? null : new Date(oldest.getTime() + FAILURE_WINDOW_MS);
}

/** Seconds until the last of the subjects may try again; null when all may. */
export async function lockedSeconds(
  tx: Tx,
  subjects: readonly string[],
  now: Date,
): Promise<number | null> {
  const since = new Date(now.getTime() - FAILURE_WINDOW_MS);
  const { rows } = await tx.client.query<Failures>(
    `SELECT subject, count(*) AS failures, min(failed_at) AS oldest FROM sign_in_failures
     WHERE subject = ANY($1) AND failed_at > $2 GROUP BY subject`,
    [subjects, since],
  );
  const ends = rows.map(lockedUntil).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const until = Math.max(...ends.map((end) => end.getTime()));
  return Math.max(1, Math.ceil((until - now.getTime()) / 1000));
}

/** Counts a wrong password of each subject. */
export async function countFailure(tx: Tx, subjects: readonly string[], now: Date): Promise<void> {
  await tx.client.query(
    'INSERT INTO sign_in_failures (subject, failed_at) SELECT unnest($1::text[]), $2',
    [subjects, now],
  );
}
