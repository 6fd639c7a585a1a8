import 'server-only';
import type { Tx } from '@/db/write';
import { typeRefusal } from '@/lib/domain/cards/card-types';
import type { StockState } from '@/lib/domain/cards/stock';
import { type CardOfNumber, claimPrintedNumber, giveNumber } from './claim-number';
import { type IssuedType, readType } from './read-type';
import { refuse } from './refuse';

/** Which card somebody is to get. */
export type CardWish = {
  readonly memberId: number;
  readonly operation: 'issue' | 'replace';
  /** Printed on the card; null: the product gives one. */
  readonly number: string | null;
  readonly isVirtual: boolean;
  /** The type asked for; null: the one that the number has, else the usual one. */
  readonly cardTypeId: number | null;
  /** The type it is unless the number or the wish says another; null: the default one. */
  readonly usualTypeId: number | null;
};

/** A number that is the member's from now on, with the type and the batch it came from. */
export type ChosenCard = {
  readonly number: string;
  readonly type: IssuedType;
  readonly batchId: number | null;
};

type StockRow = {
  readonly state: StockState;
  readonly batchId: number;
  readonly cardTypeId: number;
};

const STOCK_REFUSALS = {
  produced: 'stock_not_received',
  void: 'stock_void',
  lost: 'stock_lost',
} as const;

/** The card in the stock with this number, locked: of two desks the second sees what became of it. */
async function lockStock({ client }: Tx, number: string): Promise<StockRow | null> {
  const { rows } = await client.query<StockRow>(
    `SELECT state, batch_id AS "batchId", card_type_id AS "cardTypeId" FROM stock_cards
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

async function requireType(tx: Tx, type: IssuedType, wish: CardWish): Promise<void> {
  const { rows } = await tx.client.query<{ rank: number | null }>(
    'SELECT t.rank FROM members m LEFT JOIN tiers t USING (tier_id) WHERE m.member_id = $1',
    [wish.memberId],
  );
  const asked = { isVirtual: wish.isVirtual, tierRank: rows[0]?.rank ?? null };
  const refusal = typeRefusal(type, asked, wish.operation);
  if (refusal !== null) throw refuse(refusal);
}

/**
 * Finds the type of a card and makes its number the member's; a number in the stock leaves it. Gives back the card
 * that the member has by this number instead, when there is one. Throws `card_refused` with the reason.
 */
export async function chooseCard(tx: Tx, wish: CardWish): Promise<ChosenCard | CardOfNumber> {
  const { memberId, number, cardTypeId } = wish;
  if (number === null) {
    const type = await usualType(tx, wish);
    await requireType(tx, type, wish);
    return { number: await giveNumber(tx, memberId, type), type, batchId: null };
  }
  const stock = await lockStock(tx, number);
  if (stock !== null && stock.state !== 'issued' && stock.state !== 'inStock') {
    throw refuse(STOCK_REFUSALS[stock.state]);
  }
  const printed = stock?.cardTypeId ?? (await typeOfRange(tx, number));
  const type = printed === null ? await usualType(tx, wish) : await readType(tx, printed);
  const own = await claimPrintedNumber(tx, { number, memberId, format: type });
  if (own !== null) return own;
  if (cardTypeId !== null && type.cardTypeId !== cardTypeId) throw refuse('number_of_other_type');
  await requireType(tx, type, wish);
  return { number, type, batchId: stock?.batchId ?? null };
}
