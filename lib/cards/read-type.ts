import 'server-only';
import type { Tx } from '@/db/write';
import type { CardTypeRules, StoreFit } from '@/lib/domain/cards/card-types';
import type { NumberFormat } from '@/lib/domain/cards/number-ranges';
import { AppError } from '@/lib/domain/shared/errors';

/** A type as issuing a card asks for it. */
export type IssuedType = CardTypeRules &
  NumberFormat & {
    readonly cardTypeId: number;
    readonly validYears: number | null;
    readonly hasRanges: boolean;
  };

/** A type by its id, the default one without; held until the transaction ends. Throws `not_found`. */
export async function readType({ client }: Tx, cardTypeId: number | null): Promise<IssuedType> {
  const { rows } = await client.query<IssuedType>(
    `SELECT t.card_type_id AS "cardTypeId", t.form, t.procedures, r.rank AS "tierRank",
       t.check_digit AS "checkDigit", t.number_length AS "numberLength", t.valid_years AS "validYears",
       t.archived_at IS NOT NULL AS "isArchived", t.may_supplement AS "maySupplement",
       cardinality(t.regions) > 0
         OR EXISTS (SELECT FROM card_type_stores s WHERE s.card_type_id = t.card_type_id) AS "isBound",
       EXISTS (SELECT FROM card_number_ranges g WHERE g.card_type_id = t.card_type_id) AS "hasRanges"
     FROM card_types t LEFT JOIN tiers r USING (tier_id)
     WHERE CASE WHEN $1::int IS NULL THEN t.is_default ELSE t.card_type_id = $1 END
     FOR SHARE OF t`,
    [cardTypeId],
  );
  const [type] = rows;
  if (type === undefined) throw new AppError('not_found');
  return type;
}

/** Whether a type is good in a store: one of its own, or of its regions. Throws `not_found` when there is no such store. */
export async function storeFit(
  { client }: Tx,
  { cardTypeId, isBound }: Pick<IssuedType, 'cardTypeId' | 'isBound'>,
  storeId: number | null,
): Promise<StoreFit> {
  if (storeId === null) return 'unknown';
  const { rows } = await client.query<{ fits: boolean }>(
    `SELECT s.region = ANY (t.regions) OR EXISTS (SELECT FROM card_type_stores b
         WHERE b.card_type_id = t.card_type_id AND b.store_id = s.store_id) AS fits
     FROM stores s, card_types t WHERE s.store_id = $2 AND t.card_type_id = $1`,
    [cardTypeId, storeId],
  );
  if (rows[0] === undefined) throw new AppError('not_found');
  return !isBound || rows[0].fits ? 'fits' : 'other';
}
