import 'server-only';
import { z } from 'zod';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

/** What a pass for a wallet says of a card: no name. */
type CardForPass = {
  readonly cardId: number;
  readonly number: string;
  readonly programme: string;
  readonly typeNameEn: string | null;
  readonly typeNameRu: string | null;
};

/** A card that is in use, for a pass. Throws `not_found` for others too: a pass of a dead card is of no use. */
export const getCardForPass = defineQuery({
  id: 'cards.getForPass',
  permission: 'cards.operate',
  input: z.object({ cardId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { cardId } }): Promise<CardForPass> => {
    const rows = await read<CardForPass[]>`
      SELECT c.card_id::float8 AS "cardId", c.number, coalesce(g.name, '') AS programme, t.name_en AS "typeNameEn",
        t.name_ru AS "typeNameRu"
      FROM cards c LEFT JOIN card_types t USING (card_type_id) LEFT JOIN programme g ON true
      WHERE c.card_id = ${cardId} AND c.status IN ('issued', 'active')`;
    if (rows[0] === undefined) throw new AppError('not_found');
    return rows[0];
  },
});
