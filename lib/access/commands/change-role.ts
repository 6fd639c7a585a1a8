import 'server-only';
import { z } from 'zod';
import { idInput, roleInput, versionInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockAdministrators, lockUser, requireAnotherAdmin } from '../user-rows';

/**
 * Gives a user another role; it counts from the next request.
 * @throws AppError `last_admin`, `stale_version`, `not_found`.
 */
export const changeRole = defineCommand({
  id: 'access.changeRole',
  permission: 'users.manage',
  input: z.object({ userId: idInput, role: roleInput, version: versionInput }),
  run: async ({ tx, input }) => {
    await lockAdministrators(tx);
    const user = await lockUser(tx, input.userId, input);
    if (user.role === input.role) return { result: undefined, changes: [] };
    if (user.role === 'admin') await requireAnotherAdmin(tx, user.userId);
    await tx.client.query('UPDATE users SET role = $2, version = version + 1 WHERE user_id = $1', [
      user.userId,
      input.role,
    ]);
    const before = { role: user.role };
    const after = { role: input.role };
    return {
      result: undefined,
      changes: [{ subjectKind: 'user', subjectId: user.userId, before, after }],
    };
  },
});
