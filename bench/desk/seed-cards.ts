import type { Client } from 'pg';

/** Stores that hand cards out; the first of them is there already. */
export const CARD_STORES = 100;
/** One member in so many has a second card, one card in so many is of the second type. */
const SECOND_EVERY = 10;
const GOLD_EVERY = 5;
const NUMBER_BASE = 7_784_000_000_000;

/** Number of the first card of a member. */
export const cardNumber = (memberId: number): string => String(NUMBER_BASE + memberId);

const PLACES = `
  INSERT INTO stores (store_id, external_id, name, format)
    SELECT id, 'S' || id, 'Store ' || id, 'express' FROM generate_series(2, ${CARD_STORES}) AS id;
  INSERT INTO card_types (code, name_en, name_ru, look, form, check_digit, number_length, procedures)
    VALUES ('GLD', 'Gold', 'Золотая', 'gold', 'both', 'none', 13, '{atTill}')`;

/** Eight of ten cards are active, one is blocked, one closed; their last events are spread over three years. */
const CARDS = [
  `INSERT INTO cards (member_id, number, status, block_reason, issued_on, card_type_id, store_id, changed_at)
   SELECT member_id, number::text, status, CASE WHEN status = 'blocked' THEN 'lost' END, '2023-06-01',
     CASE WHEN number % ${GOLD_EVERY} = 0 THEN gold.card_type_id ELSE usual.card_type_id END, 1 + number * 7919 % ${CARD_STORES},
     timestamptz '2026-11-20 12:00Z' - (number * 7919 % 1576800) * interval '1 minute'
   FROM (SELECT member_id, ${NUMBER_BASE} + member_id + nth * 100000000 AS number FROM members, generate_series(0, 1) AS nth
         WHERE nth = 0 OR member_id % ${SECOND_EVERY} = 0) AS given
   CROSS JOIN LATERAL (SELECT (ARRAY['blocked', 'closed', 'active', 'active', 'active', 'active', 'active', 'active',
     'active', 'active'])[1 + number / 10 % 10] AS status) AS stands
   CROSS JOIN (SELECT card_type_id FROM card_types WHERE code = 'GLD') AS gold
   CROSS JOIN (SELECT card_type_id FROM card_types WHERE is_default) AS usual`,
  `INSERT INTO identity_claims (kind, value, member_id) SELECT 'card', number, member_id FROM cards`,
  `INSERT INTO card_count_cells (card_type_id, status, cards)
   SELECT card_type_id, status, count(*) FROM cards GROUP BY 1, 2`,
];

/** Fills the cards of members that stand: 1.1 a member. Row by row triggers stand aside, what they count is counted here. */
export async function seedCards(client: Client): Promise<void> {
  await client.query(PLACES);
  await client.query('ALTER TABLE cards DISABLE TRIGGER USER');
  for (const statement of CARDS) await client.query(statement);
  await client.query('ALTER TABLE cards ENABLE TRIGGER USER');
}
