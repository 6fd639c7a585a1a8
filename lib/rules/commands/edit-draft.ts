import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { definitionJson } from '@/lib/domain/rules/definition-json';
import { ruleNames, seenVersion, versionFields } from '@/lib/domain/rules/rule-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockVersion } from '../lock-rule';
import { requireKnown } from '../write-version';

/**
 * Changes a draft, and what its rule is called; who does so may not approve it any more. Throws `stale_version` with both
 * versions, `wrong_state` for what is no draft, `invalid_input`, `not_found`.
 */
export const editDraft = defineCommand({
  id: 'rules.editDraft',
  permission: 'rules.edit',
  input: versionFields.safeExtend({ ...ruleNames, ...seenVersion }),
  run: async ({ tx, input, actor, now }) => {
    const { definition, startsOn, endsOn, nameEn, nameRu } = input;
    const before = await lockVersion(tx, input);
    if (before.state !== 'draft') throw new AppError('wrong_state', { status: before.state });
    if (before.kind !== definition.kind) {
      throw new AppError('invalid_input', { fields: ['definition.kind'] });
    }
    await requireKnown(tx, definition, before.ruleId);
    const json = definitionJson(definition);
    await tx.client.query(
      `UPDATE rule_versions SET definition = $2, starts_on = $3, ends_on = $4, changed_at = $5, version = version + 1,
         writer_ids = array_remove(writer_ids, $6::int) || $6::int
       WHERE rule_version_id = $1`,
      [before.versionId, JSON.stringify(json), startsOn, endsOn, now, requireUserId(actor)],
    );
    await tx.client.query(
      `UPDATE rules SET name_en = $2, name_ru = $3, version = version + 1
       WHERE rule_id = $1 AND (name_en, name_ru) <> ($2, $3)`,
      [before.ruleId, nameEn, nameRu],
    );
    return {
      result: { ruleId: before.ruleId, versionId: before.versionId, version: before.version + 1 },
      changes: [
        {
          subjectKind: 'rule',
          subjectId: before.ruleId,
          before: {
            no: before.no,
            nameEn: before.nameEn,
            nameRu: before.nameRu,
            definition: definitionJson(before.definition),
            startsOn: before.startsOn,
            endsOn: before.endsOn,
          },
          after: { no: before.no, nameEn, nameRu, definition: json, startsOn, endsOn },
        },
      ],
    };
  },
});
