import 'server-only';
import { DatabaseError } from '@/db/database-error';
import type { Tx } from '@/db/write';
import { GIVEN_PREFIX } from '@/lib/domain/cards/card-number';
import { rangeInput } from '@/lib/domain/cards/card-type-input';
import { type RangeDraft, rangeEnds, rangeProblem } from '@/lib/domain/cards/number-ranges';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { type LockedType, lockType } from './lock-type';

const EXCLUDED = '23P01';
const GIVEN_FORMAT = { checkDigit: 'ean13', numberLength: 13 } as const;

/** Bounds of the numbers that the product gives by itself. */
const GIVEN = rangeEnds(
  { prefix: GIVEN_PREFIX, fromSerial: 0n, toSerial: 99_999_999n },
  GIVEN_FORMAT,
);

function meetsGiven({ first, last }: { first: string; last: string }): boolean {
  return first.length === GIVEN.first.length && first <= GIVEN.last && GIVEN.first <= last;
}

type Range = RangeDraft & { readonly storeId: number | null; readonly partner: string };

async function insertRange({ client }: Tx, type: LockedType, range: Range): Promise<number> {
  const { first, last } = rangeEnds(range, type);
  if (meetsGiven({ first, last })) throw new AppError('range_overlaps');
  try {
    const { rows } = await client.query<{ rangeId: number }>(
      `INSERT INTO card_number_ranges (card_type_id, store_id, partner, prefix, from_serial, to_serial, next_serial,
         number_length, first_number, last_number)
       VALUES ($1, $2, $3, $4, $5, $6, $5, $7, $8, $9) RETURNING range_id AS "rangeId"`,
      [
        type.cardTypeId,
        range.storeId,
        range.partner,
        range.prefix,
        range.fromSerial,
        range.toSerial,
        type.numberLength,
        first,
        last,
      ],
    );
    return present(rows[0], 'an inserted range has an id').rangeId;
  } catch (error) {
    const { code } = DatabaseError.redacted(error) as { code?: string };
    throw code === EXCLUDED ? new AppError('range_overlaps') : error;
  }
}

/**
 * Gives a type numbers of its own, for a store or a partner when told. Refuses a range that the form of the type's
 * numbers has no room for (`invalid_input`) and one that shares a number with another or with the numbers that the
 * product gives by itself (`range_overlaps`).
 */
export const addRange = defineCommand({
  id: 'cards.addRange',
  permission: 'cards.manage',
  input: rangeInput,
  run: async ({ tx, input }) => {
    const type = await lockType(tx, { cardTypeId: input.cardTypeId });
    const problem = rangeProblem(input, type);
    if (problem !== null) throw new AppError('invalid_input', { fields: [problem] });
    if (input.storeId !== null) {
      const { rowCount } = await tx.client.query('SELECT FROM stores WHERE store_id = $1', [
        input.storeId,
      ]);
      const isForTwo = input.partner !== '';
      if (rowCount === 0 || isForTwo) throw new AppError('invalid_input', { fields: ['storeId'] });
    }
    const rangeId = await insertRange(tx, type, input);
    return {
      result: { rangeId },
      changes: [{ subjectKind: 'cardRange', subjectId: rangeId, before: null, after: input }],
    };
  },
});
