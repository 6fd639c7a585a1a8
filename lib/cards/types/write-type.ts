import 'server-only';
import type { Tx } from '@/db/write';
import type { CardTypeFields } from '@/lib/domain/cards/card-type-input';
import { AppError } from '@/lib/domain/shared/errors';

/** Columns of `card_types` that people write, in the order of `typeValues`. */
export const TYPE_COLUMNS = [
  'code',
  'name_en',
  'name_ru',
  'look',
  'tier_id',
  'form',
  'check_digit',
  'number_length',
  'valid_years',
  'regions',
  'procedures',
  'may_earn',
  'may_redeem',
  'may_supplement',
  'supplement_may_redeem',
] as const;

/** The values of those columns. */
export function typeValues(type: CardTypeFields): readonly unknown[] {
  return [
    type.code,
    type.nameEn,
    type.nameRu,
    type.look,
    type.tierId,
    type.form,
    type.checkDigit,
    type.numberLength,
    type.validYears,
    type.regions,
    type.procedures,
    type.mayEarn,
    type.mayRedeem,
    type.maySupplement,
    type.supplementMayRedeem,
  ];
}

/**
 * Refuses a code that another type has (`already_exists`), a tier and stores that there are not (`invalid_input`).
 * Types are few and seldom changed: their table is locked, so that two do not take one code.
 */
export async function requireTypeFits(
  { client }: Tx,
  { code, tierId, storeIds }: CardTypeFields,
  cardTypeId: number | null,
): Promise<void> {
  await client.query('LOCK TABLE card_types IN SHARE ROW EXCLUSIVE MODE');
  const { rows } = await client.query<{ isTaken: boolean; hasTier: boolean; stores: number }>(
    `SELECT EXISTS (SELECT FROM card_types WHERE code = $1 AND card_type_id IS DISTINCT FROM $2) AS "isTaken",
       $3::int IS NULL OR EXISTS (SELECT FROM tiers WHERE tier_id = $3) AS "hasTier",
       (SELECT count(*)::int FROM stores WHERE store_id = ANY ($4)) AS stores`,
    [code, cardTypeId, tierId, storeIds],
  );
  const found = rows[0];
  if (found?.isTaken) throw new AppError('already_exists', { field: 'code' });
  if (!found?.hasTier) throw new AppError('invalid_input', { fields: ['tierId'] });
  if (found.stores !== new Set(storeIds).size) {
    throw new AppError('invalid_input', { fields: ['storeIds'] });
  }
}

/** Makes these the stores where the type is good. */
export async function writeTypeStores(
  { client }: Tx,
  cardTypeId: number,
  storeIds: readonly number[],
): Promise<void> {
  await client.query('DELETE FROM card_type_stores WHERE card_type_id = $1', [cardTypeId]);
  await client.query(
    `INSERT INTO card_type_stores (card_type_id, store_id) SELECT DISTINCT $1::int, unnest($2::int[])`,
    [cardTypeId, storeIds],
  );
}
