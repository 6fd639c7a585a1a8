import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { localeInput, nameInput, themeInput } from '@/lib/domain/access/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockUser } from '../user-rows';

/** Changes one's own name, language, theme and single-key shortcuts. The version guards role and access alone. */
export const updateProfile = defineCommand({
  id: 'access.updateProfile',
  permission: 'profile.own',
  input: z.object({
    name: nameInput,
    locale: localeInput,
    theme: themeInput,
    singleKeys: z.boolean(),
  }),
  isRepeatable: true,
  run: async ({ tx, input, actor }) => {
    const user = await lockUser(tx, requireUserId(actor));
    await tx.client.query(
      `UPDATE users SET name = $2, locale = $3, theme = $4, single_keys = $5 WHERE user_id = $1`,
      [user.userId, input.name, input.locale, input.theme, input.singleKeys],
    );
    const before = { name: user.name };
    return {
      result: input,
      changes: [{ subjectKind: 'user', subjectId: user.userId, before, after: input }],
    };
  },
});
