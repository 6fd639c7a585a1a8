import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { passwordInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { accountSubject, countFailure, lockedSeconds } from '../failures';
import { hashPassword, requireStrongPassword, verifyPassword } from '../passwords';
import { revokeSessions } from '../revoke-sessions';
import { lockUser } from '../user-rows';

/** A wrong present password is an answer, not a refusal: what is refused is not written down, and this is counted. */
export type PasswordChange =
  | { readonly kind: 'changed'; readonly endedSessions: number }
  | { readonly kind: 'wrong' };

/**
 * Changes one's own password and ends one's sessions elsewhere. Wrong present passwords count toward the lock of
 * the account, as those of the sign-in do; the user's row is held, so guesses at once are tried one by one.
 * @throws AppError `too_many_attempts` (with `retryAfterSeconds`), `weak_password`.
 */
export const changePassword = defineCommand({
  id: 'access.changePassword',
  permission: 'profile.own',
  input: z.object({ present: passwordInput, next: passwordInput, keepSessionHash: z.string() }),
  run: async ({
    tx,
    input,
    actor,
    now,
  }): Promise<{ result: PasswordChange; changes: readonly AuditChange[] }> => {
    const user = await lockUser(tx, requireUserId(actor));
    const subjects = [accountSubject(user.email.toLowerCase())];
    const retryAfterSeconds = await lockedSeconds(tx, subjects, now);
    if (retryAfterSeconds !== null) throw new AppError('too_many_attempts', { retryAfterSeconds });
    if (!(await verifyPassword(user.passwordHash, input.present))) {
      await countFailure(tx, subjects, now);
      return { result: { kind: 'wrong' }, changes: [] };
    }
    requireStrongPassword(input.next, [user.email, user.name]);
    await tx.client.query('UPDATE users SET password_hash = $2 WHERE user_id = $1', [
      user.userId,
      await hashPassword(input.next),
    ]);
    const exceptHash = input.keepSessionHash;
    const ended = await revokeSessions(tx, { userId: user.userId, exceptHash, now });
    const after = { password: 'changed' };
    const change = { subjectKind: 'user', subjectId: user.userId, before: null, after };
    return {
      result: { kind: 'changed', endedSessions: ended.length },
      changes: [change, ...ended],
    };
  },
});
