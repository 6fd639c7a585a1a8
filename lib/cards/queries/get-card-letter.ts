import 'server-only';
import { z } from 'zod';
import type { CardLetter } from '@/lib/domain/cards/card-letter';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

/** What the letter that a card is sent with says: name and address, so only for those who may read contacts. */
export const getCardLetter = defineQuery({
  id: 'cards.getLetter',
  permission: 'members.readContacts',
  input: z.object({ cardId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { cardId } }): Promise<CardLetter> => {
    const rows = await read<CardLetter[]>`
      SELECT c.card_id::float8 AS "cardId", c.number, c.expires_on AS "expiresOn",
        trim(concat_ws(' ', p.first_name, nullif(p.middle_name, ''), p.last_name)) AS name,
        coalesce(p.address, '') AS address, coalesce(p.city, '') AS city, coalesce(p.postal_code, '') AS "postalCode",
        p.language, coalesce(g.name, '') AS programme
      FROM cards c LEFT JOIN member_profiles p USING (member_id) LEFT JOIN programme g ON true
      WHERE c.card_id = ${cardId}`;
    const [letter] = rows;
    if (letter === undefined) throw new AppError('not_found');
    return letter;
  },
});
