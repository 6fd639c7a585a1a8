import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { ruleNames, versionFields } from '@/lib/domain/rules/rule-input';
import { MOST_RULES } from '@/lib/domain/rules/versions';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { appendDraft, requireKnown } from '../write-version';

/**
 * Begins a rule with the draft of its first version. Throws `already_exists` for second terms, `too_many` at 500 rules,
 * `invalid_input` for what it names and is not there.
 */
export const createRule = defineCommand({
  id: 'rules.create',
  permission: 'rules.edit',
  input: versionFields.safeExtend(ruleNames),
  run: async ({ tx, input, actor, now }) => {
    const { nameEn, nameRu, ...fields } = input;
    const { kind } = fields.definition;
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('rules_create'))");
    const { rows } = await tx.client.query<{ rules: number; terms: number }>(
      `SELECT count(*)::int AS rules, count(*) FILTER (WHERE kind = 'terms')::int AS terms FROM rules`,
    );
    if ((rows[0]?.rules ?? 0) >= MOST_RULES) throw new AppError('too_many');
    if (kind === 'terms' && rows[0]?.terms !== 0) throw new AppError('already_exists');
    await requireKnown(tx, fields.definition, null);
    const made = await tx.client.query<{ ruleId: number }>(
      'INSERT INTO rules (kind, name_en, name_ru, created_at) VALUES ($1, $2, $3, $4) RETURNING rule_id AS "ruleId"',
      [kind, nameEn, nameRu, now],
    );
    const ruleId = made.rows[0]?.ruleId ?? 0;
    const userId = requireUserId(actor);
    const { versionId, no } = await appendDraft(tx, { ruleId, fields, userId, now });
    const { startsOn, endsOn } = fields;
    return {
      result: { ruleId, versionId, version: 1 },
      changes: [
        {
          subjectKind: 'rule',
          subjectId: ruleId,
          before: null,
          after: {
            kind,
            nameEn,
            nameRu,
            no,
            definition: definitionJson(fields.definition),
            startsOn,
            endsOn,
          },
        },
      ],
    };
  },
});
