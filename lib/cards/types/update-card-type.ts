import 'server-only';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { cardTypeInput } from '@/lib/domain/cards/card-type-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockType } from './lock-type';
import { requireTypeFits, TYPE_COLUMNS, typeValues, writeTypeStores } from './write-type';

/**
 * Changes a kind of cards. Cards that were given keep their numbers and their last day; what a holder may do changes at
 * once. Refuses another form of numbers once the type has ranges (`numbers_in_use`), a code of another type
 * (`already_exists`), `stale_version`.
 */
export const updateCardType = defineCommand({
  id: 'cards.updateType',
  permission: 'cards.manage',
  input: cardTypeInput.safeExtend({ cardTypeId: idInput, version: versionInput }),
  run: async ({ tx, input }) => {
    const { cardTypeId, version, ...next } = input;
    await requireTypeFits(tx, next, cardTypeId);
    const {
      version: _,
      isDefault: __,
      isArchived: ___,
      cardTypeId: ____,
      ...before
    } = await lockType(tx, { cardTypeId, version });
    const isOtherForm =
      before.checkDigit !== next.checkDigit || before.numberLength !== next.numberLength;
    if (isOtherForm) {
      const { rowCount } = await tx.client.query(
        'SELECT FROM card_number_ranges WHERE card_type_id = $1 LIMIT 1',
        [cardTypeId],
      );
      if (rowCount !== 0) throw new AppError('numbers_in_use');
    }
    const sets = TYPE_COLUMNS.map((column, at) => `${column} = $${at + 2}`).join(', ');
    await tx.client.query(
      `UPDATE card_types SET ${sets}, version = version + 1 WHERE card_type_id = $1`,
      [cardTypeId, ...typeValues(next)],
    );
    await writeTypeStores(tx, cardTypeId, next.storeIds);
    return {
      result: { cardTypeId, version: version + 1 },
      changes: [{ subjectKind: 'cardType', subjectId: cardTypeId, before, after: next }],
    };
  },
});
