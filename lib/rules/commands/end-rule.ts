import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { dayInput, noteInput } from '@/lib/domain/rules/rule-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { lockRule, lockVersion } from '../lock-rule';
import { moveVersion } from '../move-version';
import { parseDefinition } from '../parse-definition';
import { appendDraft } from '../write-version';

type Latest = {
  readonly definition: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** The approved version after which none comes. Throws `rule_refused` (`not_in_force`) when there is none or it is over. */
async function readLatest({ client }: Tx, ruleId: number, todayOn: string): Promise<Latest> {
  const { rows } = await client.query<Latest>(
    `SELECT definition::text AS definition, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM rule_versions WHERE rule_id = $1 AND state = 'approved' ORDER BY starts_on DESC, no DESC LIMIT 1`,
    [ruleId],
  );
  const [latest] = rows;
  if (latest === undefined || (latest.endsOn !== null && latest.endsOn < todayOn)) {
    throw new AppError('rule_refused', { reason: 'not_in_force' });
  }
  return latest;
}

/**
 * Asks for the end of a rule on a day, the last on which it holds: a version that says the same as its latest, from today, or
 * from the day on which that begins, to that day, goes to review. Throws `rule_refused` when it does not hold any more
 * (`not_in_force`), is the terms (`terms_stay`) or has a version that waits (`has_undecided`), `invalid_input` for a day before the
 * version would begin, `not_found`.
 */
export const endRule = defineCommand({
  id: 'rules.end',
  permission: 'rules.edit',
  input: z.object({ ruleId: idInput, endsOn: dayInput, note: noteInput }),
  run: async (context) => {
    const { tx, input, actor, now } = context;
    const { ruleId, endsOn, note } = input;
    const rule = await lockRule(tx, ruleId);
    if (rule.kind === 'terms') throw new AppError('rule_refused', { reason: 'terms_stay' });
    const { todayOn } = await readProgrammeFacts(tx, now);
    const latest = await readLatest(tx, ruleId, todayOn);
    const startsOn = latest.startsOn > todayOn ? latest.startsOn : todayOn;
    if (endsOn < startsOn) throw new AppError('invalid_input', { fields: ['endsOn'] });
    const fields = { definition: parseDefinition(latest.definition), startsOn, endsOn };
    const { versionId } = await appendDraft(tx, {
      ruleId,
      fields,
      userId: requireUserId(actor),
      now,
    });
    const locked = await lockVersion(tx, { versionId, version: 1 });
    return moveVersion(context, locked, { move: 'submit', told: { note } });
  },
});
