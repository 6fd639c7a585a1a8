import 'server-only';
import type { Tx } from '@/db/write';
import { givenCardNumber } from '@/lib/domain/cards/card-number';
import { isCardNumber } from '@/lib/domain/cards/check-digits';
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

/** A number of the product's own range, the member's from now on. */
export async function giveNumber(tx: Tx, memberId: number): Promise<string> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const { rows } = await tx.client.query<{ serial: string }>(
      `SELECT nextval('card_number_serials') AS serial`,
    );
    const number = givenCardNumber(Number(present(rows[0], 'a sequence has a next value').serial));
    if (await claim(tx, number, memberId)) return number;
  }
  assert(false, 'the range of given card numbers has room');
}

/**
 * Makes a printed number the member's; returns the card that bears it when the member has it already.
 * Refuses a wrong check digit (`number_wrong`), a blocked card and a number of somebody else.
 */
export async function claimPrintedNumber(
  tx: Tx,
  { number, memberId }: { number: string; memberId: number },
): Promise<CardOfNumber | null> {
  if (await claim(tx, number, memberId)) {
    // Judged second: the number of a card that is there needs no check digit of ours.
    if (!isCardNumber(number)) throw refuse('number_wrong');
    return null;
  }
  const { rows } = await tx.client.query<CardOfNumber>(
    `SELECT c.card_id::float8 AS "cardId", c.member_id::float8 AS "memberId", c.status,
       c.block_reason AS "blockReason", c.version
     FROM identity_claims i JOIN cards c ON c.member_id = i.member_id AND c.number = i.value
     WHERE i.kind = 'card' AND i.value = $1`,
    [number],
  );
  const [card] = rows;
  if (card?.status === 'blocked') throw refuse('is_blocked');
  if (card === undefined || card.memberId !== memberId) throw refuse('number_taken');
  return card;
}
