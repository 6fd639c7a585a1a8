import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { passwordInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { hashPassword, requireStrongPassword, verifyPassword } from '../passwords';
import { revokeSessions } from '../revoke-sessions';
import { lockUser } from '../user-rows';

/**
 * Changes one's own password and ends one's sessions elsewhere.
 * @throws AppError `wrong_credentials` when the present password does not fit, `weak_password`.
 */
export const changePassword = defineCommand({
  id: 'access.changePassword',
  permission: 'profile.own',
  input: z.object({ present: passwordInput, next: passwordInput, keepSessionHash: z.string() }),
  run: async ({ tx, input, actor, now }) => {
    const user = await lockUser(tx, requireUserId(actor));
    if (!(await verifyPassword(user.passwordHash, input.present))) {
      throw new AppError('wrong_credentials', { fields: ['present'] });
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
    return { result: ended.length, changes: [change, ...ended] };
  },
});
