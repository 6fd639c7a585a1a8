import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_COST, passwordWeakness } from '@/lib/domain/access/password';
import { AppError } from '@/lib/domain/shared/errors';
import { newSecret } from './secrets';

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PASSWORD_COST);
}

/** Refuses a password that may not be chosen. @throws AppError `weak_password` with the reason. */
export function requireStrongPassword(password: string, personal: readonly string[]): void {
  const reason = passwordWeakness(password, personal);
  if (reason !== null) throw new AppError('weak_password', { reason });
}

let nobody: Promise<string> | undefined;

/** Whether the password fits. Without an account it takes the same time and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(newSecret());
  const fits = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return stored !== null && fits;
}
