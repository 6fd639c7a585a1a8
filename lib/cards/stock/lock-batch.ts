import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type { BatchMove, BatchState } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';

/** A batch under its lock. */
export type LockedBatch = {
  readonly batchId: number;
  readonly cardTypeId: number;
  readonly rangeId: number;
  readonly state: BatchState;
  readonly quantity: number;
  readonly produced: number;
};

/** Locks a batch that is in one of the states. Throws `not_found`, `wrong_state`. */
export async function lockBatch(
  { client }: Tx,
  batchId: number,
  states: readonly BatchState[],
): Promise<LockedBatch> {
  const { rows } = await client.query<LockedBatch>(
    `SELECT batch_id AS "batchId", card_type_id AS "cardTypeId", range_id AS "rangeId", state, quantity, produced
     FROM card_batches WHERE batch_id = $1 FOR UPDATE`,
    [batchId],
  );
  const [batch] = rows;
  if (batch === undefined) throw new AppError('not_found');
  if (!states.includes(batch.state)) throw new AppError('wrong_state', { state: batch.state });
  return batch;
}

type BatchEvent = {
  readonly batchId: number;
  readonly move: BatchMove;
  readonly cards: number;
  readonly storeId?: number | null;
  readonly firstNumber?: string | null;
  readonly lastNumber?: string | null;
  readonly note?: string;
};

/** Appends to the life of a batch. */
export async function recordBatchEvent(
  { tx, actor, now }: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  event: BatchEvent,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO batch_events (batch_id, move, cards, store_id, first_number, last_number, note, actor, happened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      event.batchId,
      event.move,
      event.cards,
      event.storeId ?? null,
      event.firstNumber ?? null,
      event.lastNumber ?? null,
      event.note ?? '',
      actorLabel(actor),
      now,
    ],
  );
}
