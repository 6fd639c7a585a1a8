import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { actorLabel } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { BATCH_MAX, batchCode } from '@/lib/domain/cards/stock';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { programmeDay } from '../begin-card';
import { recordBatchEvent } from './lock-batch';

type Range = {
  readonly cardTypeId: number;
  readonly code: string;
  readonly isPrinted: boolean;
  readonly isClosed: boolean;
  /** Numbers that no batch has or waits for. */
  readonly left: number;
};

async function lockRange({ client }: Tx, rangeId: number): Promise<Range> {
  await client.query('SELECT FROM card_number_ranges WHERE range_id = $1 FOR UPDATE', [rangeId]);
  const { rows } = await client.query<Range>(
    `SELECT g.card_type_id AS "cardTypeId", t.code, t.form <> 'virtual' AND t.archived_at IS NULL AS "isPrinted",
       g.closed_at IS NOT NULL AS "isClosed",
       (g.to_serial - g.next_serial + 1 - coalesce((
         SELECT sum(quantity - produced) FROM card_batches b
         WHERE b.range_id = g.range_id AND b.state IN ('queued', 'producing')
       ), 0))::float8 AS left
     FROM card_number_ranges g JOIN card_types t USING (card_type_id) WHERE g.range_id = $1`,
    [rangeId],
  );
  const [range] = rows;
  if (range === undefined) throw new AppError('not_found');
  return range;
}

/** The next free code of the month; orders of one type wait for each other. */
async function freeCode({ client }: Tx, typeCode: string, onDay: string): Promise<string> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('batch_codes'))");
  const first = batchCode(typeCode, onDay, 1);
  const { rows } = await client.query<{ taken: number }>(
    `SELECT count(*)::int AS taken FROM card_batches WHERE code = $1 OR code LIKE $1 || '-%'`,
    [first],
  );
  return batchCode(typeCode, onDay, (rows[0]?.taken ?? 0) + 1);
}

/**
 * Orders so many cards with numbers of a range; the worker makes them. Refuses a range that is closed or of a type that
 * is virtual or archived (`wrong_state`), and more than it has left (`not_enough_numbers`).
 */
export const createBatch = defineCommand({
  id: 'cards.createBatch',
  permission: 'cards.manage',
  input: z.object({ rangeId: idInput, quantity: z.number().int().min(1).max(BATCH_MAX) }),
  run: async (context) => {
    const { tx, input, actor, now } = context;
    const { rangeId, quantity } = input;
    const range = await lockRange(tx, rangeId);
    if (range.isClosed || !range.isPrinted) throw new AppError('wrong_state');
    if (range.left < quantity) {
      throw new AppError('not_enough_numbers', { left: Math.max(0, range.left) });
    }
    const code = await freeCode(tx, range.code, await programmeDay(tx, now));
    const { rows } = await tx.client.query<{ batchId: number }>(
      `INSERT INTO card_batches (code, card_type_id, range_id, quantity, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING batch_id AS "batchId"`,
      [code, range.cardTypeId, rangeId, quantity, actorLabel(actor), now],
    );
    const { batchId } = present(rows[0], 'an inserted batch has an id');
    await recordBatchEvent(context, { batchId, move: 'create', cards: quantity });
    return {
      result: { batchId, code },
      changes: [
        {
          subjectKind: 'cardBatch',
          subjectId: batchId,
          before: null,
          after: { code, rangeId, quantity },
        },
      ],
    };
  },
});
