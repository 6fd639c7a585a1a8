import 'server-only';
import type { Tx } from '@/db/write';
import { type CardTypeWish, type CardWay, giveRefusal } from '@/lib/domain/cards/card-types';
import { needsRange } from '@/lib/domain/cards/new-card';
import { STOCK_REFUSALS, type StockState } from '@/lib/domain/cards/stock';
import { isBeyondYears, lastDayOfYears } from '@/lib/domain/cards/validity';
import { assert } from '@/lib/domain/shared/assert';
import { type CardOfNumber, claimPrintedNumber, giveNumber } from './claim-number';
import { type IssuedType, readType, storeFit } from './read-type';
import { refuse } from './refuse';

/** Which card somebody is to get. */
export type CardWish = {
  readonly memberId: number;
  readonly operation: CardTypeWish['operation'];
  /** Printed on the card; null: the product gives one. */
  readonly number: string | null;
  readonly isVirtual: boolean;
  /** The type asked for; null: the one that the number has, else the usual one. */
  readonly cardTypeId: number | null;
  /** The type of the card that is replaced, which it is unless the number or the wish says another; null: the default one. */
  readonly usualTypeId: number | null;
  /** Where it is given; null: where it lies in the stock. */
  readonly storeId: number | null;
  /** The day it is given, and the last day that is asked for; null: as long as the type says. */
  readonly issuedOn: string;
  readonly expiresOn: string | null;
};

/** A number that is the member's from now on, with the type and the batch it came from. */
export type ChosenCard = {
  readonly number: string;
  readonly type: IssuedType;
  readonly batchId: number | null;
  readonly storeId: number | null;
  readonly expiresOn: string | null;
};

type StockRow = {
  readonly state: StockState;
  readonly batchId: number;
  readonly cardTypeId: number;
  readonly storeId: number | null;
};

/** The card in the stock with this number, locked: of two desks the second sees what became of it. */
async function lockStock({ client }: Tx, number: string): Promise<StockRow | null> {
  const { rows } = await client.query<StockRow>(
    `SELECT state, batch_id AS "batchId", card_type_id AS "cardTypeId", store_id AS "storeId" FROM stock_cards
     WHERE number = $1 FOR UPDATE`,
    [number],
  );
  return rows[0] ?? null;
}

/** The type whose range the number lies in; null: no range has it. */
async function typeOfRange({ client }: Tx, number: string): Promise<number | null> {
  const { rows } = await client.query<{ cardTypeId: number }>(
    `SELECT card_type_id AS "cardTypeId" FROM card_number_ranges
     WHERE number_length = length($1) AND numrange(first_number, last_number, '[]') @> $1::numeric`,
    [number],
  );
  return rows[0]?.cardTypeId ?? null;
}

/** An archived type gives way to the default one, unless somebody asked for it. */
async function usualType(tx: Tx, { cardTypeId, usualTypeId }: CardWish): Promise<IssuedType> {
  const type = await readType(tx, cardTypeId ?? usualTypeId);
  return type.isArchived && cardTypeId === null ? readType(tx, null) : type;
}

/** Throws `card_refused` unless the type lets this member have a card of it, in this way and here. */
async function requireType(
  tx: Tx,
  type: IssuedType,
  wish: CardWish & { readonly way: CardWay },
): Promise<void> {
  const { operation, way, memberId, storeId, issuedOn, expiresOn } = wish;
  const { rows } = await tx.client.query<{ rank: number | null }>(
    'SELECT t.rank FROM members m LEFT JOIN tiers t USING (tier_id) WHERE m.member_id = $1',
    [memberId],
  );
  const refusal = giveRefusal(type, {
    operation,
    way,
    tierRank: rows[0]?.rank ?? null,
    store: await storeFit(tx, type, storeId),
    isSameType: type.cardTypeId === wish.usualTypeId,
  });
  if (refusal !== null) throw refuse(refusal);
  const { validYears } = type;
  if (expiresOn !== null && isBeyondYears(expiresOn, { givenOn: issuedOn, validYears })) {
    throw refuse('validity_too_long');
  }
}

/** The next card of the type in the central stock, for whoever applied for one; null when there is none. */
async function takeFromStock(
  { client }: Tx,
  { cardTypeId }: IssuedType,
): Promise<{ readonly number: string; readonly batchId: number } | null> {
  const { rows } = await client.query<{ number: string; batchId: number }>(
    `SELECT number, batch_id AS "batchId" FROM stock_cards
     WHERE card_type_id = $1 AND store_id IS NULL AND state = 'inStock'
     ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [cardTypeId],
  );
  return rows[0] ?? null;
}

/** A card without a printed number in hand: of the central stock for whoever applied, else a number alone. */
async function chooseUnprinted(tx: Tx, wish: CardWish): Promise<ChosenCard> {
  const { memberId, isVirtual, storeId } = wish;
  const type = await usualType(tx, wish);
  await requireType(tx, type, { ...wish, way: isVirtual ? 'virtual' : 'application' });
  const expiresOn = wish.expiresOn ?? lastDayOfYears(wish.issuedOn, type.validYears);
  const stock = isVirtual ? null : await takeFromStock(tx, type);
  if (stock !== null) {
    const { number, batchId } = stock;
    const own = await claimPrintedNumber(tx, { number, memberId, format: type });
    assert(own === null, 'a card of the stock is nobody’s');
    return { number, type, batchId, storeId, expiresOn };
  }
  const number = await giveNumber(tx, memberId, type);
  return { number, type, batchId: null, storeId, expiresOn };
}

/**
 * Finds the type of a card and makes its number the member's; a number in the stock leaves it. Gives back the card
 * that the member has by this number instead, when there is one. Throws `card_refused` with the reason.
 */
export async function chooseCard(tx: Tx, wish: CardWish): Promise<ChosenCard | CardOfNumber> {
  const { memberId, number, cardTypeId } = wish;
  if (number === null) return chooseUnprinted(tx, wish);
  const stock = await lockStock(tx, number);
  if (stock !== null && stock.state !== 'issued' && stock.state !== 'inStock') {
    throw refuse(STOCK_REFUSALS[stock.state]);
  }
  const printed = stock?.cardTypeId ?? (await typeOfRange(tx, number));
  const type = printed === null ? await usualType(tx, wish) : await readType(tx, printed);
  const own = await claimPrintedNumber(tx, { number, memberId, format: type });
  if (own !== null) return own;
  if (cardTypeId !== null && type.cardTypeId !== cardTypeId) throw refuse('number_of_other_type');
  if (printed === null && needsRange(type, type.hasRanges)) throw refuse('number_out_of_range');
  const storeId = wish.storeId ?? stock?.storeId ?? null;
  await requireType(tx, type, { ...wish, storeId, way: wish.isVirtual ? 'virtual' : 'plastic' });
  return {
    number,
    type,
    batchId: stock?.batchId ?? null,
    storeId,
    expiresOn: wish.expiresOn ?? lastDayOfYears(wish.issuedOn, type.validYears),
  };
}
