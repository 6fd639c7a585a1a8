import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import type { CardTypePage, NumberRange } from '@/lib/domain/cards/card-type-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';

/** A type with more ranges shows the latest ones. */
const RANGES_MAX = 500;

/** A kind of cards with its numbers. Throws `not_found`. */
export const getCardType = defineQuery({
  id: 'cards.getType',
  permission: 'cards.manage',
  input: z.object({ cardTypeId: idInput }),
  run: async ({ read, input: { cardTypeId } }): Promise<CardTypePage> => {
    const [types, ranges] = await Promise.all([
      read<Omit<CardTypePage, 'ranges'>[]>`
        SELECT card_type_id AS "cardTypeId", code, name_en AS "nameEn", name_ru AS "nameRu", look, tier_id AS "tierId",
          form, check_digit AS "checkDigit", number_length AS "numberLength", valid_years AS "validYears", regions,
          procedures, may_earn AS "mayEarn", may_redeem AS "mayRedeem", may_supplement AS "maySupplement",
          supplement_may_redeem AS "supplementMayRedeem", is_default AS "isDefault",
          archived_at IS NOT NULL AS "isArchived", version,
          ARRAY(SELECT store_id FROM card_type_stores s WHERE s.card_type_id = t.card_type_id ORDER BY store_id)
            AS "storeIds"
        FROM card_types t WHERE card_type_id = ${cardTypeId}`,
      read<NumberRange[]>`
        SELECT g.range_id AS "rangeId", g.prefix, lpad(g.first_number::text, g.number_length, '0') AS "firstNumber",
          lpad(g.last_number::text, g.number_length, '0') AS "lastNumber",
          (g.to_serial - g.from_serial + 1)::float8 AS size, (g.next_serial - g.from_serial)::float8 AS used,
          s.name AS "storeName", g.partner, g.closed_at IS NOT NULL AS "isClosed"
        FROM card_number_ranges g LEFT JOIN stores s USING (store_id)
        WHERE g.card_type_id = ${cardTypeId} ORDER BY g.range_id DESC LIMIT ${RANGES_MAX}`,
    ]);
    const [type] = types;
    if (type === undefined) throw new AppError('not_found');
    return { ...type, ranges };
  },
});
