import 'server-only';
import type { Tx } from '@/db/write';
import type { CardTypeRules } from '@/lib/domain/cards/card-types';
import type { NumberFormat } from '@/lib/domain/cards/number-ranges';
import { AppError } from '@/lib/domain/shared/errors';

/** A type as issuing a card asks for it. */
export type IssuedType = CardTypeRules &
  NumberFormat & { readonly cardTypeId: number; readonly validYears: number | null };

/** A type by its id, the default one without; held until the transaction ends. Throws `not_found`. */
export async function readType({ client }: Tx, cardTypeId: number | null): Promise<IssuedType> {
  const { rows } = await client.query<IssuedType>(
    `SELECT t.card_type_id AS "cardTypeId", t.form, t.procedures, r.rank AS "tierRank",
       t.check_digit AS "checkDigit", t.number_length AS "numberLength", t.valid_years AS "validYears",
       t.archived_at IS NOT NULL AS "isArchived"
     FROM card_types t LEFT JOIN tiers r USING (tier_id)
     WHERE CASE WHEN $1::int IS NULL THEN t.is_default ELSE t.card_type_id = $1 END
     FOR SHARE OF t`,
    [cardTypeId],
  );
  const [type] = rows;
  if (type === undefined) throw new AppError('not_found');
  return type;
}
