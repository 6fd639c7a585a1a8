import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import type { BatchEvent, BatchPage } from '@/lib/domain/cards/batch-page';
import type { StockState } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { actorOf } from '../list-events';
import { type BatchRow, batchColumns, listedBatch } from './batch-columns';

/** A batch with a longer life shows its latest moves. */
const EVENTS_LIMIT = 200;

type EventRow = Omit<BatchEvent, 'actor'> & {
  readonly actor: string;
  readonly actorName: string | null;
};
type CountRow = {
  readonly state: StockState;
  readonly isCentral: boolean;
  readonly cards: number;
  readonly first: string;
  readonly last: string;
};

async function events(read: Read, batchId: number, showsNotes: boolean): Promise<BatchEvent[]> {
  const rows = await read<EventRow[]>`
    SELECT e.event_id::float8 AS "eventId", e.move, e.cards, s.name AS "storeName", e.first_number AS "firstNumber",
      e.last_number AS "lastNumber", CASE WHEN ${showsNotes} THEN e.note ELSE '' END AS note, e.actor,
      u.name AS "actorName", e.happened_at AS "happenedAt"
    FROM batch_events e LEFT JOIN stores s USING (store_id) LEFT JOIN users u ON e.actor = 'user:' || u.user_id
    WHERE e.batch_id = ${batchId} ORDER BY e.event_id DESC LIMIT ${EVENTS_LIMIT}`;
  return rows.toReversed().map(({ actorName, actor, ...event }) => ({
    ...event,
    actor: actorOf({ actor, actorName }),
  }));
}

function countsOf(rows: readonly CountRow[]): BatchPage['counts'] {
  const counts: Partial<Record<StockState, number>> = {};
  for (const { state, cards } of rows) counts[state] = (counts[state] ?? 0) + cards;
  return counts;
}

/** The least or the greatest of numbers of one length. */
const end = (numbers: readonly string[], at: 0 | -1): string | null =>
  [...numbers].sort().at(at) ?? null;

/** A batch: how far it is, where its cards are, and what happened to it. Throws `not_found`. */
export const getBatch = defineQuery({
  id: 'cards.getBatch',
  permission: 'cards.read',
  input: z.object({ batchId: idInput }),
  run: async ({ read, input: { batchId }, actor }): Promise<BatchPage> => {
    type Row = BatchRow & { batchCode: string; startedAt: Date | null; timeZone: string };
    const [rows, counted, life] = await Promise.all([
      read<Row[]>`
        SELECT ${batchColumns(read)}, b.started_at AS "startedAt",
          coalesce((SELECT time_zone FROM programme), 'UTC') AS "timeZone"
        FROM card_batches b JOIN card_types t USING (card_type_id) WHERE b.batch_id = ${batchId}`,
      read<CountRow[]>`
        SELECT state, store_id IS NULL AS "isCentral", count(*)::int AS cards, min(number) AS first, max(number) AS last
        FROM stock_cards WHERE batch_id = ${batchId} GROUP BY 1, 2`,
      events(read, batchId, can(actor, 'cards.manage')),
    ]);
    const [row] = rows;
    if (row === undefined) throw new AppError('not_found');
    const central = counted.find(({ state, isCentral }) => state === 'inStock' && isCentral);
    return {
      ...listedBatch(row),
      startedAt: row.startedAt,
      counts: countsOf(counted),
      central: { cards: central?.cards ?? 0, firstNumber: central?.first ?? null },
      firstNumber: end(
        counted.map(({ first }) => first),
        0,
      ),
      lastNumber: end(
        counted.map(({ last }) => last),
        -1,
      ),
      events: life,
      timeZone: row.timeZone,
    };
  },
});
