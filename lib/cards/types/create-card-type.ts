import 'server-only';
import { cardTypeInput } from '@/lib/domain/cards/card-type-input';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { requireTypeFits, TYPE_COLUMNS, typeValues, writeTypeStores } from './write-type';

/** Makes a kind of cards. Refuses a code that another one has (`already_exists`). */
export const createCardType = defineCommand({
  id: 'cards.createType',
  permission: 'cards.manage',
  input: cardTypeInput,
  run: async ({ tx, input }) => {
    await requireTypeFits(tx, input, null);
    const places = TYPE_COLUMNS.map((_, at) => `$${at + 1}`).join(', ');
    const { rows } = await tx.client.query<{ cardTypeId: number }>(
      `INSERT INTO card_types (${TYPE_COLUMNS.join(', ')}) VALUES (${places})
       RETURNING card_type_id AS "cardTypeId"`,
      [...typeValues(input)],
    );
    const { cardTypeId } = present(rows[0], 'an inserted type has an id');
    await writeTypeStores(tx, cardTypeId, input.storeIds);
    return {
      result: { cardTypeId },
      changes: [{ subjectKind: 'cardType', subjectId: cardTypeId, before: null, after: input }],
    };
  },
});
