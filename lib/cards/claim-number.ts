import 'server-only';
import type { Tx } from '@/db/write';
import { givenCardNumber } from '@/lib/domain/cards/card-number';
import { fitsFormat, type NumberFormat, numberOf } from '@/lib/domain/cards/number-ranges';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { assert, present } from '@/lib/domain/shared/assert';
import { refuse } from './refuse';

/** Numbers of our own range that somebody else's import may have taken before us. */
const MOST_ATTEMPTS = 100;

/** A card that bears a number already. */
export type CardOfNumber = {
  readonly cardId: number;
  readonly memberId: number;
  readonly status: CardStatus;
  readonly blockReason: BlockReason | null;
  readonly version: number;
};

/** Makes the number the member's; false when somebody has it. Of two at once, the second waits for the first. */
async function claim({ client }: Tx, number: string, memberId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', $1, $2) ON CONFLICT DO NOTHING`,
    [number, memberId],
  );
  return rowCount === 1;
}

/** `claim`, but never of a number that lies in the stock: a printed card has it. */
async function claimUnprinted(tx: Tx, number: string, memberId: number): Promise<boolean> {
  const { rowCount } = await tx.client.query('SELECT FROM stock_cards WHERE number = $1', [number]);
  return rowCount === 0 && (await claim(tx, number, memberId));
}

type Range = { readonly rangeId: number; readonly prefix: string; readonly nextSerial: string };

/** A number of the type's own ranges, those that are set apart for nobody; null when there is none left. */
async function giveOfRange(
  tx: Tx,
  memberId: number,
  type: NumberFormat & { readonly cardTypeId: number },
): Promise<string | null> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { rows } = await tx.client.query<Range>(
      `UPDATE card_number_ranges SET next_serial = next_serial + 1
       WHERE range_id = (
         SELECT range_id FROM card_number_ranges
         WHERE card_type_id = $1 AND closed_at IS NULL AND store_id IS NULL AND partner = ''
           AND next_serial <= to_serial
         ORDER BY range_id LIMIT 1 FOR UPDATE
       )
       RETURNING range_id AS "rangeId", prefix, next_serial - 1 AS "nextSerial"`,
      [type.cardTypeId],
    );
    const [range] = rows;
    if (range === undefined) return null;
    const number = numberOf(range.prefix, BigInt(range.nextSerial), type);
    if (await claimUnprinted(tx, number, memberId)) return number;
  }
  return null;
}

/**
 * A number that the member has from now on: of the type's ranges, else of the product's own where the type takes it.
 * Throws `card_refused` with `type_without_numbers`.
 */
export async function giveNumber(
  tx: Tx,
  memberId: number,
  type: NumberFormat & { readonly cardTypeId: number },
): Promise<string> {
  const ofRange = await giveOfRange(tx, memberId, type);
  if (ofRange !== null) return ofRange;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { rows } = await tx.client.query<{ serial: string }>(
      `SELECT nextval('card_number_serials') AS serial`,
    );
    const number = givenCardNumber(Number(present(rows[0], 'a sequence has a next value').serial));
    if (!fitsFormat(number, type)) throw refuse('type_without_numbers');
    if (await claimUnprinted(tx, number, memberId)) return number;
  }
  assert(false, 'the range of given card numbers has room');
}

/**
 * Makes a printed number the member's; returns the card that bears it when the member has it already.
 * Refuses a number that is not of the format (`number_wrong`), a blocked card and a number of somebody else.
 */
export async function claimPrintedNumber(
  tx: Tx,
  { number, memberId, format }: { number: string; memberId: number; format: NumberFormat },
): Promise<CardOfNumber | null> {
  if (await claim(tx, number, memberId)) {
    // Judged second: the number of a card that is there needs no check digit of ours.
    if (!fitsFormat(number, format)) throw refuse('number_wrong');
    return null;
  }
  const { rows } = await tx.client.query<CardOfNumber>(
    `SELECT c.card_id::float8 AS "cardId", c.member_id::float8 AS "memberId", c.status,
       c.block_reason AS "blockReason", c.version
     FROM identity_claims i JOIN cards c ON c.member_id = i.member_id AND c.number = i.value AND c.moved_to IS NULL
     WHERE i.kind = 'card' AND i.value = $1`,
    [number],
  );
  const [card] = rows;
  if (card?.status === 'blocked') throw refuse('is_blocked');
  if (card === undefined || card.memberId !== memberId) throw refuse('number_taken');
  return card;
}
