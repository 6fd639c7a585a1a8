import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { revokeSessions } from '../revoke-sessions';
import { lockAdministrators, lockUser, requireAnotherAdmin } from '../user-rows';

/**
 * Ends a user's access and every session at once. The person stays in the audit log.
 * @throws AppError `last_admin`, `stale_version`, `not_found`.
 */
export const disableUser = defineCommand({
  id: 'access.disableUser',
  permission: 'users.manage',
  input: z.object({ userId: idInput, version: versionInput }),
  run: async ({ tx, input, now }) => {
    await lockAdministrators(tx);
    const user = await lockUser(tx, input.userId, input);
    if (user.disabledAt !== null) return { result: undefined, changes: [] };
    if (user.role === 'admin') await requireAnotherAdmin(tx, user.userId);
    await tx.client.query(
      'UPDATE users SET disabled_at = $2, version = version + 1 WHERE user_id = $1',
      [user.userId, now],
    );
    const ended = await revokeSessions(tx, { userId: user.userId, exceptHash: null, now });
    const before = { isDisabled: false };
    const after = { isDisabled: true };
    const change = { subjectKind: 'user', subjectId: user.userId, before, after };
    return { result: undefined, changes: [change, ...ended] };
  },
});
