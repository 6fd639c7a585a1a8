import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { idInput } from '@/lib/domain/access/inputs';
import { type NumberFormat, numberOf } from '@/lib/domain/cards/number-ranges';
import { PRODUCE_AT_ONCE } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { recordBatchEvent } from './lock-batch';

type Work = NumberFormat & {
  readonly cardTypeId: number;
  readonly rangeId: number;
  readonly quantity: number;
  readonly produced: number;
  readonly prefix: string;
  /** bigint, as text. */
  readonly nextSerial: string;
  readonly toSerial: string;
};

/** The batch and its range, locked, as long as there is something to make; null: done, cancelled or at another worker. */
async function lockWork({ client }: Tx, batchId: number): Promise<Work | null> {
  const { rows: mine } = await client.query(
    `SELECT FROM card_batches WHERE batch_id = $1 AND state IN ('queued', 'producing') FOR UPDATE SKIP LOCKED`,
    [batchId],
  );
  if (mine.length === 0) return null;
  const { rows } = await client.query<Work>(
    `SELECT b.card_type_id AS "cardTypeId", b.range_id AS "rangeId", b.quantity, b.produced, g.prefix,
       g.next_serial AS "nextSerial", g.to_serial AS "toSerial", t.check_digit AS "checkDigit",
       t.number_length AS "numberLength"
     FROM card_batches b JOIN card_number_ranges g USING (range_id)
     JOIN card_types t ON t.card_type_id = b.card_type_id
     WHERE b.batch_id = $1 FOR UPDATE OF g`,
    [batchId],
  );
  if (rows[0] === undefined) throw new AppError('not_found');
  return rows[0];
}

/** The next numbers of the range, as many as one transaction makes. */
function nextNumbers(work: Work): readonly string[] {
  const from = BigInt(work.nextSerial);
  const left = Number(BigInt(work.toSerial) - from + 1n);
  const count = Math.min(PRODUCE_AT_ONCE, work.quantity - work.produced, left);
  return Array.from({ length: count }, (_, at) => numberOf(work.prefix, from + BigInt(at), work));
}

/**
 * Makes the next numbers of a batch, all with the check digit of their type, none that a member or another card of the
 * stock has. What is written, the place in the range and the count of the batch change in one transaction: killed
 * anywhere, the next run goes on where this one stood. Tells how many were made; null when there was nothing to do.
 */
export const produceChunk = defineCommand({
  id: 'cards.produceChunk',
  permission: 'system.run',
  input: z.object({ batchId: idInput }),
  isRepeatable: false,
  run: async (context) => {
    const { tx, input, now } = context;
    const { batchId } = input;
    const work = await lockWork(tx, batchId);
    if (work === null) return { result: null, changes: [] };
    // Claims of members wait for the end of the chunk: neither overlooks a number that the other writes.
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('card_numbers'))");
    const numbers = nextNumbers(work);
    const { rowCount } = await tx.client.query(
      `INSERT INTO stock_cards (number, batch_id, card_type_id, changed_at)
       SELECT n.number, $2, $3, $4 FROM unnest($1::text[]) n (number)
       WHERE NOT EXISTS (SELECT FROM identity_claims i WHERE i.kind = 'card' AND i.value = n.number)
       ON CONFLICT DO NOTHING`,
      [numbers, batchId, work.cardTypeId, now],
    );
    const made = rowCount ?? 0;
    await tx.client.query(
      'UPDATE card_number_ranges SET next_serial = next_serial + $2 WHERE range_id = $1',
      [work.rangeId, numbers.length],
    );
    const produced = work.produced + made;
    // Numbers of the range that members had already are not made up for from elsewhere.
    const isDry = numbers.length === 0;
    const isDone = produced === work.quantity || isDry;
    const state = !isDone ? 'producing' : produced === 0 ? 'cancelled' : 'produced';
    await tx.client.query(
      `UPDATE card_batches SET produced = $2, state = $3, quantity = CASE WHEN $4 THEN greatest($2, 1) ELSE quantity END,
         started_at = coalesce(started_at, $5), produced_at = CASE WHEN $6 THEN $5 END, version = version + 1
       WHERE batch_id = $1`,
      [batchId, produced, state, isDry, now, isDone],
    );
    if (isDone) await recordBatchEvent(context, { batchId, move: 'produce', cards: produced });
    return {
      result: { made, isDone },
      changes: [
        {
          subjectKind: 'cardBatch',
          subjectId: batchId,
          before: { produced: work.produced },
          after: { produced, state },
        },
      ],
    };
  },
});
