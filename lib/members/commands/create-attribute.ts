import 'server-only';
import type { Tx } from '@/db/write';
import { type Labels, newAttributeInput } from '@/lib/domain/members/attributes/attribute';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockAttributes, requireRoomForAttribute } from '../attributes/room-for-attribute';

async function insertOptions(
  tx: Tx,
  attributeId: number,
  options: readonly Labels[],
): Promise<void> {
  await tx.client.query(
    `INSERT INTO attribute_options (attribute_id, option_id, label_en, label_ru, position)
     SELECT $1, n, option->>'labelEn', option->>'labelRu', n
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS o (option, n)`,
    [attributeId, JSON.stringify(options)],
  );
}

/** Defines an attribute. Key and type stay for good. Throws `already_exists` for a key that was given, `too_many`. */
export const createAttribute = defineCommand({
  id: 'members.createAttribute',
  permission: 'attributes.manage',
  input: newAttributeInput,
  run: async ({ tx, input, now }) => {
    const { key, labelEn, labelRu, type, options } = input;
    await lockAttributes(tx);
    const taken = await tx.client.query('SELECT FROM attributes WHERE key = $1', [key]);
    if (taken.rowCount !== 0) throw new AppError('already_exists', { field: 'key' });
    await requireRoomForAttribute(tx);
    const { rows } = await tx.client.query<{ attributeId: number }>(
      `INSERT INTO attributes (key, label_en, label_ru, type, position, created_at)
       VALUES ($1, $2, $3, $4, (SELECT coalesce(max(position), 0) + 1 FROM attributes), $5)
       RETURNING attribute_id AS "attributeId"`,
      [key, labelEn, labelRu, type, now],
    );
    const { attributeId } = present(rows[0], 'an inserted attribute has an id');
    await insertOptions(tx, attributeId, options);
    return {
      result: { attributeId },
      changes: [
        { subjectKind: 'attribute', subjectId: attributeId, before: null, after: { ...input } },
      ],
    };
  },
});
