import 'server-only';
import type { Tx } from '@/db/write';
import { numberOf, rangeEnds } from '@/lib/domain/cards/number-ranges';
import { batchCode } from '@/lib/domain/cards/stock';
import { DEMO_CARD_TYPES } from './programme';

type DemoBatch = {
  readonly code: string;
  readonly prefix: string;
  readonly toSerial: bigint;
  readonly quantity: number;
  /** Received into the central stock, and so many cards sent to each of the first stores. */
  readonly toStores: { readonly stores: number; readonly each: number } | null;
};

/** Standard cards lie in the stores; gold ones are still at the printer. */
const BATCHES: readonly DemoBatch[] = [
  {
    code: 'STD',
    prefix: '220041',
    toSerial: 499_999n,
    quantity: 2_000,
    toStores: { stores: 12, each: 100 },
  },
  { code: 'GLD', prefix: '77840010', toSerial: 999_999n, quantity: 400, toStores: null },
];
const SHORT_BELOW = 120;
const WARNED_STORES = 3;

async function loadBatch({ client }: Tx, batch: DemoBatch, untilOn: string): Promise<void> {
  const type = DEMO_CARD_TYPES.find(({ code }) => code === batch.code);
  if (type === undefined) throw new Error(`the demo has no type ${batch.code}`);
  const { prefix, toSerial, quantity } = batch;
  const { first, last } = rangeEnds({ prefix, fromSerial: 0n, toSerial }, type);
  const range = await client.query<{ id: number }>(
    `INSERT INTO card_number_ranges (card_type_id, prefix, from_serial, to_serial, next_serial, number_length, first_number,
       last_number)
     VALUES ($1, $2, 0, $3, $4, $5, $6, $7) RETURNING range_id AS id`,
    [type.cardTypeId, prefix, toSerial, quantity, type.numberLength, first, last],
  );
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO card_batches (code, card_type_id, range_id, state, quantity, produced, created_by, created_at, started_at,
       produced_at, received_at)
     VALUES ($1, $2, $3, $4, $5, $5, 'system:demo', $6, $6, $6, CASE WHEN $4 = 'received' THEN $6::timestamptz END)
     RETURNING batch_id AS id`,
    [
      batchCode(batch.code, untilOn, 1),
      type.cardTypeId,
      range.rows[0]?.id,
      batch.toStores === null ? 'produced' : 'received',
      quantity,
      `${untilOn}T07:00:00Z`,
    ],
  );
  const batchId = rows[0]?.id;
  await client.query(
    `INSERT INTO batch_events (batch_id, move, cards, actor, happened_at)
     SELECT $1, move, $2, 'system:demo', $3 FROM unnest($4::text[]) move`,
    [
      batchId,
      quantity,
      `${untilOn}T07:00:00Z`,
      ['create', 'produce', ...(batch.toStores === null ? [] : ['receive'])],
    ],
  );
  const numbers = Array.from({ length: quantity }, (_, at) => numberOf(prefix, BigInt(at), type));
  const { stores, each } = batch.toStores ?? { stores: 0, each: 1 };
  await client.query(
    `INSERT INTO stock_cards (number, batch_id, card_type_id, state, store_id, changed_at)
     SELECT number, $2, $3, $4, s.store_id, $5 FROM unnest($1::text[]) WITH ORDINALITY n (number, place)
     LEFT JOIN (SELECT store_id, row_number() OVER (ORDER BY store_id) AS rank FROM stores) s
       ON s.rank <= $6 AND s.rank = (n.place - 1) / $7 + 1`,
    [
      numbers,
      batchId,
      type.cardTypeId,
      batch.toStores === null ? 'produced' : 'inStock',
      `${untilOn}T07:00:00Z`,
      stores,
      each,
    ],
  );
}

/** Fills the stock of the demo: one batch in the stores, one at the printer, and a warning that some stores run short. */
export async function loadStock(tx: Tx, untilOn: string): Promise<void> {
  for (const batch of BATCHES) await loadBatch(tx, batch, untilOn);
  await tx.client.query(
    `INSERT INTO stock_alerts SELECT store_id, $1, $2 FROM stores ORDER BY store_id LIMIT $3`,
    [DEMO_CARD_TYPES[0].cardTypeId, SHORT_BELOW, WARNED_STORES],
  );
}
