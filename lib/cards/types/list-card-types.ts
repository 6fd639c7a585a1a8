import 'server-only';
import { z } from 'zod';
import { CARD_TYPES_MAX, type ListedCardType } from '@/lib/domain/cards/card-type-page';
import { defineQuery } from '@/lib/kernel/query';

/** Every kind of cards, the default one first, archived ones last. */
export const listCardTypes = defineQuery({
  id: 'cards.listTypes',
  permission: 'cards.read',
  input: z.object({}),
  run: async ({ read }): Promise<readonly ListedCardType[]> =>
    read<ListedCardType[]>`
      SELECT t.card_type_id AS "cardTypeId", t.code, t.name_en AS "nameEn", t.name_ru AS "nameRu", t.look, t.form,
        t.check_digit AS "checkDigit", t.number_length AS "numberLength", t.valid_years AS "validYears", t.procedures,
        t.may_earn AS "mayEarn", t.may_redeem AS "mayRedeem", r.name_en AS "tierNameEn", r.name_ru AS "tierNameRu",
        t.is_default AS "isDefault", t.archived_at IS NOT NULL AS "isArchived",
        (SELECT count(*)::int FROM card_number_ranges g WHERE g.card_type_id = t.card_type_id) AS ranges,
        (SELECT count(*)::int FROM stock_cards s WHERE s.card_type_id = t.card_type_id AND s.state = 'inStock') AS "inStock"
      FROM card_types t LEFT JOIN tiers r USING (tier_id)
      ORDER BY t.archived_at IS NOT NULL, NOT t.is_default, t.card_type_id LIMIT ${CARD_TYPES_MAX}`,
});
