import 'server-only';
import { stringify } from 'csv-stringify/sync';
import type { Actor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { listBatchNumbers, NUMBERS_AT_ONCE } from './list-batch-numbers';
import { logBatchExport } from './log-batch-export';

/** A piece of the printer's file. */
function piece(numbers: readonly string[], isFirst: boolean): string {
  return stringify(
    numbers.map((number) => ({ number })),
    { header: isFirst, columns: ['number'], escape_formulas: true },
  );
}

/**
 * The numbers of a batch for the printer, piece by piece as fast as they are taken; that they were taken is written
 * down first. Throws `not_found`, `wrong_state` before it is produced.
 */
export async function batchCsv(batchId: number, actor: Actor): Promise<AsyncGenerator<string>> {
  await runCommand(logBatchExport, { batchId }, actor);
  return pieces(batchId, actor);
}

async function* pieces(batchId: number, actor: Actor): AsyncGenerator<string> {
  let after = '';
  let isFirst = true;
  for (;;) {
    const numbers = await runQuery(listBatchNumbers, { batchId, after }, actor);
    yield piece(numbers, isFirst);
    isFirst = false;
    after = numbers.at(-1) ?? after;
    if (numbers.length < NUMBERS_AT_ONCE) return;
  }
}
