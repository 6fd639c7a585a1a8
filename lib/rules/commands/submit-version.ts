import 'server-only';
import { z } from 'zod';
import { noteInput, seenVersion } from '@/lib/domain/rules/rule-input';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { lockVersion } from '../lock-rule';
import { moveVersion } from '../move-version';
import { requireKnown, requireStart } from '../write-version';

/**
 * Hands a draft to a second person. Throws `rule_refused` (`starts_in_past`), `stale_version`, `wrong_state`, `invalid_input`,
 * `not_found`.
 */
export const submitVersion = defineCommand({
  id: 'rules.submit',
  permission: 'rules.edit',
  input: z.object({ ...seenVersion, note: noteInput }),
  run: async (context) => {
    const { tx, input, now } = context;
    const locked = await lockVersion(tx, input);
    const { todayOn } = await readProgrammeFacts(tx, now);
    await requireKnown(tx, locked.definition, locked.ruleId);
    await requireStart(tx, { ...locked, todayOn });
    return moveVersion(context, locked, { move: 'submit', told: { note: input.note } });
  },
});
