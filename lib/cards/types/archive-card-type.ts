import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockType } from './lock-type';

/**
 * Ends the giving of a kind of cards, or takes it up again. Its cards live on. The default type is not archived
 * (`wrong_state`): cards without a type of their own would have none.
 */
export const archiveCardType = defineCommand({
  id: 'cards.archiveType',
  permission: 'cards.manage',
  input: z.object({ cardTypeId: idInput, version: versionInput, isArchived: z.boolean() }),
  run: async ({ tx, input, now }) => {
    const { cardTypeId, isArchived } = input;
    const type = await lockType(tx, input);
    if (isArchived && type.isDefault) throw new AppError('wrong_state');
    await tx.client.query(
      'UPDATE card_types SET archived_at = $2, version = version + 1 WHERE card_type_id = $1',
      [cardTypeId, isArchived ? now : null],
    );
    return {
      result: { cardTypeId, version: type.version + 1 },
      changes: [
        {
          subjectKind: 'cardType',
          subjectId: cardTypeId,
          before: { isArchived: type.isArchived },
          after: { isArchived },
        },
      ],
    };
  },
});
