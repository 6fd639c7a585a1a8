import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { versionFields } from '@/lib/domain/rules/rule-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockRule } from '../lock-rule';
import { appendDraft, requireKnown } from '../write-version';

/**
 * Begins the next version of a rule, as a draft. Throws `rule_refused` (`has_undecided`) while another one is written or
 * reviewed, `invalid_input` for another kind of rule or for what it names and is not there, `not_found`.
 */
export const draftVersion = defineCommand({
  id: 'rules.draftVersion',
  permission: 'rules.edit',
  input: versionFields.safeExtend({ ruleId: idInput }),
  run: async ({ tx, input: { ruleId, ...fields }, actor, now }) => {
    const rule = await lockRule(tx, ruleId);
    if (rule.kind !== fields.definition.kind) {
      throw new AppError('invalid_input', { fields: ['definition.kind'] });
    }
    await requireKnown(tx, fields.definition, ruleId);
    const userId = requireUserId(actor);
    const { versionId, no } = await appendDraft(tx, { ruleId, fields, userId, now });
    const { definition, startsOn, endsOn } = fields;
    return {
      result: { ruleId, versionId, version: 1 },
      changes: [
        {
          subjectKind: 'rule',
          subjectId: ruleId,
          before: null,
          after: { no, definition: definitionJson(definition), startsOn, endsOn },
        },
      ],
    };
  },
});
