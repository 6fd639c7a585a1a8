import 'server-only';
import { z } from 'zod';
import { seenVersion } from '@/lib/domain/rules/rule-input';
import { defineCommand } from '@/lib/kernel/command';
import { lockVersion } from '../lock-rule';
import { moveVersion } from '../move-version';

/** Takes back a draft, or what waits for review. Throws `stale_version`, `wrong_state`, `not_found`. */
export const withdrawVersion = defineCommand({
  id: 'rules.withdraw',
  permission: 'rules.edit',
  input: z.object(seenVersion),
  run: async (context) => {
    const locked = await lockVersion(context.tx, context.input);
    return moveVersion(context, locked, { move: 'withdraw', told: {} });
  },
});
