import 'server-only';
import { z } from 'zod';
import { idInput, passwordInput, versionInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { hashPassword, requireStrongPassword } from '../passwords';
import { revokeSessions } from '../revoke-sessions';
import { lockUser } from '../user-rows';

/** Sets another person's password and ends their sessions: for those who forgot theirs. */
export const resetPassword = defineCommand({
  id: 'access.resetPassword',
  permission: 'users.manage',
  input: z.object({ userId: idInput, password: passwordInput, version: versionInput }),
  run: async ({ tx, input, now }) => {
    const user = await lockUser(tx, input.userId, input);
    requireStrongPassword(input.password, [user.email, user.name]);
    await tx.client.query(
      'UPDATE users SET password_hash = $2, version = version + 1 WHERE user_id = $1',
      [user.userId, await hashPassword(input.password)],
    );
    const ended = await revokeSessions(tx, { userId: user.userId, exceptHash: null, now });
    const after = { password: 'reset' };
    const change = { subjectKind: 'user', subjectId: user.userId, before: null, after };
    return { result: undefined, changes: [change, ...ended] };
  },
});
