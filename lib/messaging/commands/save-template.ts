import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { TEMPLATES_MAX, templateFields } from '@/lib/domain/messaging/template-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { requireText } from '../liquid/require-text';
import { lockTemplate, requireFreeTemplateName, type TemplateFields } from '../lock-template';

async function insert(tx: Tx, fields: TemplateFields, by: number | null, now: Date) {
  // One at a time: two that count together would both find room, and both their name free.
  await tx.client.query(`SELECT pg_advisory_xact_lock(hashtext('message_templates'))`);
  await requireFreeTemplateName(tx, fields.name, null);
  const { name, kind, subject, text } = fields;
  const { rows } = await tx.client.query<{ templateId: number }>(
    `INSERT INTO message_templates (name, kind, subject_en, subject_ru, text_en, text_ru, created_by, created_at, changed_at)
     SELECT $1, $2, $3, $4, $5, $6, $7::int, $8::timestamptz, $8::timestamptz
     WHERE (SELECT count(*) FROM message_templates WHERE archived_at IS NULL) < $9
     RETURNING template_id AS "templateId"`,
    [name, kind, subject.en, subject.ru, text.en, text.ru, by, now, TEMPLATES_MAX],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('too_many');
  return { templateId: row.templateId, version: 1 };
}

/**
 * Writes a template of the library, or another version of one: `seen` is the one that was on screen. Messages under way keep the words
 * of their mechanic. Throws `template_refused` for words that texts may not use, `already_exists` for a name in use, `too_many` above 500,
 * `stale_version`, `wrong_state` for an archived one, `not_found`.
 */
export const saveTemplate = defineCommand({
  id: 'messages.saveTemplate',
  permission: 'messages.edit',
  input: templateFields.extend({
    seen: z.strictObject({ templateId: idInput, version: versionInput }).nullable(),
  }),
  run: async ({ tx, input: { seen, ...fields }, actor, now }) => {
    requireText(fields);
    if (seen === null) {
      const made = await insert(tx, fields, actor.kind === 'user' ? actor.userId : null, now);
      return {
        result: made,
        changes: [
          {
            subjectKind: 'messageTemplate',
            subjectId: made.templateId,
            before: null,
            after: fields,
          },
        ],
      };
    }
    const { templateId, version, isArchived, ...before } = await lockTemplate(tx, seen);
    if (isArchived) throw new AppError('wrong_state', { status: 'archived' });
    await requireFreeTemplateName(tx, fields.name, templateId);
    const { name, kind, subject, text } = fields;
    await tx.client.query(
      `UPDATE message_templates SET name = $2, kind = $3, subject_en = $4, subject_ru = $5, text_en = $6, text_ru = $7,
         version = version + 1, changed_at = $8
       WHERE template_id = $1`,
      [templateId, name, kind, subject.en, subject.ru, text.en, text.ru, now],
    );
    return {
      result: { templateId, version: version + 1 },
      changes: [{ subjectKind: 'messageTemplate', subjectId: templateId, before, after: fields }],
    };
  },
});
