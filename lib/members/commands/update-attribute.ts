import 'server-only';
import type { Tx } from '@/db/write';
import {
  ATTRIBUTE_OPTIONS_MAX,
  type Attribute,
  attributeEditInput,
} from '@/lib/domain/members/attributes/attribute';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { ATTRIBUTE_COLUMNS } from '../attributes/attribute-columns';

type Edit = (typeof attributeEditInput)['_zod']['output'];

async function lockAttribute(tx: Tx, { attributeId, version }: Edit): Promise<Attribute> {
  const { rows } = await tx.client.query<Attribute>(
    `SELECT ${ATTRIBUTE_COLUMNS} FROM attributes a WHERE a.attribute_id = $1 FOR UPDATE`,
    [attributeId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (row.version !== version) {
    throw new AppError('stale_version', { version, current: row.version });
  }
  return row;
}

/** Options that are there stay: they are renamed, moved and archived, never dropped, for members have them. */
function nextOptions(attribute: Attribute, { options }: Edit) {
  const known = new Set(attribute.options.map(({ optionId }) => optionId));
  const named = options.flatMap(({ optionId }) => (optionId === null ? [] : [optionId]));
  const isWhole = named.length === known.size && named.every((id) => known.has(id));
  const isChoice = attribute.type === 'choice';
  const hasOpen = options.some(({ isArchived }) => !isArchived);
  if (!isWhole || new Set(named).size !== named.length || isChoice !== hasOpen) {
    throw new AppError('invalid_input', { fields: ['options'] });
  }
  if (options.length > ATTRIBUTE_OPTIONS_MAX) {
    throw new AppError('too_many', { limit: ATTRIBUTE_OPTIONS_MAX });
  }
  const last = Math.max(0, ...known);
  let added = 0;
  return options.map((option, index) => {
    if (option.optionId === null) added += 1;
    return { ...option, optionId: option.optionId ?? last + added, position: index + 1 };
  });
}

/**
 * Renames an attribute and changes its options. Key and type stay. Throws `stale_version`, `not_found`, `too_many`,
 * and `invalid_input` when an option is left out: it is archived instead.
 */
export const updateAttribute = defineCommand({
  id: 'members.updateAttribute',
  permission: 'attributes.manage',
  input: attributeEditInput,
  run: async ({ tx, input, now }) => {
    const { attributeId, labelEn, labelRu } = input;
    const before = await lockAttribute(tx, input);
    const options = nextOptions(before, input);
    await tx.client.query(
      `UPDATE attributes SET label_en = $2, label_ru = $3, version = version + 1 WHERE attribute_id = $1`,
      [attributeId, labelEn, labelRu],
    );
    await tx.client.query(
      `INSERT INTO attribute_options (attribute_id, option_id, label_en, label_ru, position, archived_at)
       SELECT $1, (o->>'optionId')::smallint, o->>'labelEn', o->>'labelRu', (o->>'position')::smallint,
         CASE WHEN (o->>'isArchived')::boolean THEN $3::timestamptz END
       FROM jsonb_array_elements($2::jsonb) o
       ON CONFLICT (attribute_id, option_id) DO UPDATE SET label_en = excluded.label_en,
         label_ru = excluded.label_ru, position = excluded.position,
         archived_at = CASE WHEN excluded.archived_at IS NOT NULL
           THEN coalesce(attribute_options.archived_at, excluded.archived_at) END`,
      [attributeId, JSON.stringify(options), now],
    );
    return {
      result: { attributeId, version: before.version + 1 },
      changes: [
        {
          subjectKind: 'attribute',
          subjectId: attributeId,
          before: { labelEn: before.labelEn, labelRu: before.labelRu, options: before.options },
          after: { labelEn, labelRu, options },
        },
      ],
    };
  },
});
