import 'server-only';
import type { AnonymousActor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { type OpenedSession, openSession } from './commands/open-session';
import { reserveSignIn } from './commands/reserve-sign-in';
import { verifyPassword } from './passwords';

type Attempt = {
  readonly email: string;
  readonly password: string;
  /** Network address of the caller, for the limit per address. */
  readonly address: string;
};

/**
 * Signs in with e-mail and password. The answer takes as long and says the same whether the account exists or not.
 * @throws AppError `wrong_credentials`, `too_many_attempts` (with `retryAfterSeconds`), `invalid_input`.
 */
export async function signIn(
  { email, password, address }: Attempt,
  actor: AnonymousActor,
  options: { now?: Date } = {},
): Promise<OpenedSession> {
  const reservation = await runCommand(reserveSignIn, { email, address }, actor, options);
  if (reservation.kind === 'locked') {
    throw new AppError('too_many_attempts', { retryAfterSeconds: reservation.retryAfterSeconds });
  }
  const { account, subject } = reservation;
  const fits = await verifyPassword(account?.passwordHash ?? null, password);
  if (!fits || account === null) throw new AppError('wrong_credentials');
  const verified = { userId: account.userId, verifiedHash: account.passwordHash };
  return runCommand(openSession, { ...verified, subject, address }, actor, options);
}
