import 'server-only';
import { attributeArchiveInput } from '@/lib/domain/members/attributes/attribute';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockAttributes, requireRoomForAttribute } from '../attributes/room-for-attribute';

/**
 * Takes an attribute out of forms, pages and filters, or takes that back. Values stay. Throws `too_many` when there is
 * no room to take it back, `not_found`.
 */
export const archiveAttribute = defineCommand({
  id: 'members.archiveAttribute',
  permission: 'attributes.manage',
  input: attributeArchiveInput,
  isRepeatable: true,
  run: async ({ tx, input: { attributeId, isArchived }, now }) => {
    await lockAttributes(tx);
    const { rows } = await tx.client.query<{ isArchived: boolean }>(
      `SELECT archived_at IS NOT NULL AS "isArchived" FROM attributes WHERE attribute_id = $1 FOR UPDATE`,
      [attributeId],
    );
    const [row] = rows;
    if (row === undefined) throw new AppError('not_found');
    if (row.isArchived === isArchived) return { result: { attributeId }, changes: [] };
    if (!isArchived) await requireRoomForAttribute(tx);
    await tx.client.query(
      `UPDATE attributes SET archived_at = CASE WHEN $2 THEN $3::timestamptz END, version = version + 1
       WHERE attribute_id = $1`,
      [attributeId, isArchived, now],
    );
    return {
      result: { attributeId },
      changes: [
        {
          subjectKind: 'attribute',
          subjectId: attributeId,
          before: { isArchived: !isArchived },
          after: { isArchived },
        },
      ],
    };
  },
});
