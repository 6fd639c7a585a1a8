import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockUser } from '../user-rows';

/** Gives a disabled user access again, with the role and the password they had. */
export const enableUser = defineCommand({
  id: 'access.enableUser',
  permission: 'users.manage',
  input: z.object({ userId: idInput, version: versionInput }),
  run: async ({ tx, input }) => {
    const user = await lockUser(tx, input.userId, input);
    if (user.disabledAt === null) return { result: undefined, changes: [] };
    await tx.client.query(
      'UPDATE users SET disabled_at = NULL, version = version + 1 WHERE user_id = $1',
      [user.userId],
    );
    const before = { isDisabled: true };
    const after = { isDisabled: false };
    return {
      result: undefined,
      changes: [{ subjectKind: 'user', subjectId: user.userId, before, after }],
    };
  },
});
