import 'server-only';
import type { Tx } from '@/db/write';
import type { CardTypeFields } from '@/lib/domain/cards/card-type-input';
import { AppError } from '@/lib/domain/shared/errors';

/** A type under its lock. */
export type LockedType = CardTypeFields & {
  readonly cardTypeId: number;
  readonly isDefault: boolean;
  readonly isArchived: boolean;
  readonly version: number;
};

/** Locks a type as it was seen. Throws `not_found`, `stale_version`. */
export async function lockType(
  { client }: Tx,
  { cardTypeId, version }: { readonly cardTypeId: number; readonly version?: number },
): Promise<LockedType> {
  const { rows } = await client.query<LockedType>(
    `SELECT card_type_id AS "cardTypeId", code, name_en AS "nameEn", name_ru AS "nameRu", look, tier_id AS "tierId",
       form, check_digit AS "checkDigit", number_length AS "numberLength", valid_years AS "validYears", regions,
       procedures, may_earn AS "mayEarn", may_redeem AS "mayRedeem", is_default AS "isDefault",
       archived_at IS NOT NULL AS "isArchived", version,
       ARRAY(SELECT store_id FROM card_type_stores s WHERE s.card_type_id = t.card_type_id ORDER BY store_id) AS "storeIds"
     FROM card_types t WHERE card_type_id = $1 FOR UPDATE`,
    [cardTypeId],
  );
  const [type] = rows;
  if (type === undefined) throw new AppError('not_found');
  if (version !== undefined && type.version !== version) {
    throw new AppError('stale_version', { version: type.version });
  }
  return type;
}
