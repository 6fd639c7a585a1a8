import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { positiveId } from '../card-input';

/** Writes down that somebody opened the letter of a card, with the name and the address of its member. */
export const logCardLetter = defineCommand({
  id: 'cards.openLetter',
  permission: 'members.readContacts',
  input: z.object({ cardId: positiveId }),
  run: async ({ tx, input: { cardId } }) => {
    const { rows } = await tx.client.query<{ memberId: number }>(
      'SELECT member_id::float8 AS "memberId" FROM cards WHERE card_id = $1',
      [cardId],
    );
    const [card] = rows;
    if (card === undefined) throw new AppError('not_found');
    return {
      result: null,
      changes: [
        {
          subjectKind: 'card',
          subjectId: cardId,
          before: null,
          after: { letterOpened: true, memberId: card.memberId },
        },
      ],
    };
  },
});
