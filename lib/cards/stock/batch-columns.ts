import 'server-only';
import type { Read } from '@/db/read';
import type { ListedBatch } from '@/lib/domain/cards/batch-page';

/** A row of `batchColumns`. */
export type BatchRow = Omit<ListedBatch, 'type'> & ListedBatch['type'];

/** Columns of batches `b` and types `t`. */
export function batchColumns(read: Read) {
  return read`b.batch_id AS "batchId", b.code AS "batchCode", b.state, b.quantity, b.produced, b.created_at AS "createdAt",
    t.card_type_id AS "cardTypeId", t.code, t.name_en AS "nameEn", t.name_ru AS "nameRu", t.look`;
}

/** The batch of a row. */
export function listedBatch(row: BatchRow & { readonly batchCode: string }): ListedBatch {
  const { cardTypeId, code, nameEn, nameRu, look } = row;
  return {
    batchId: row.batchId,
    code: row.batchCode,
    type: { cardTypeId, code, nameEn, nameRu, look },
    state: row.state,
    quantity: row.quantity,
    produced: row.produced,
    createdAt: row.createdAt,
  };
}
