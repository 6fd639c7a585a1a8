import 'server-only';
import { databaseErrorCode } from '@/db/database-error';
import type { Tx } from '@/db/write';
import { assert } from '@/lib/domain/shared/assert';
import * as statements from './statements';

/** `duplicates` are the `row_no` of those that were posted before (or twice in the batch) and changed nothing. */
export type Posted = { readonly posted: number; readonly duplicates: readonly number[] };

const UNIQUE_VIOLATION = '23505';

async function isAnyLate(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ late: boolean }>(
    'SELECT EXISTS (SELECT FROM posting_members WHERE is_late) AS late',
  );
  return rows[0]?.late === true;
}

/**
 * Claims the batch and leaves in posting_fresh what was not claimed before. @returns how many receipts that is
 */
async function claimReceipts(tx: Tx, batch: number): Promise<number> {
  await tx.client.query('SAVEPOINT all_are_new');
  try {
    await tx.client.query(statements.CLAIM_ALL);
    await tx.client.query('RELEASE SAVEPOINT all_are_new');
    return batch;
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    await tx.client.query('ROLLBACK TO SAVEPOINT all_are_new; RELEASE SAVEPOINT all_are_new');
  }
  const known = (await tx.client.query(statements.CLAIM_NEW)).rowCount ?? 0;
  return batch - known;
}

async function listDuplicates(tx: Tx): Promise<number[]> {
  const { rows } = await tx.client.query<{ rowNo: number }>(statements.LIST_DUPLICATES);
  return rows.map((row) => row.rowNo);
}

/**
 * Posts the batch opened by `openPosting`: receipts that were never claimed become purchases and lines, and
 * everything derived from them follows in the same transaction: member summary with its windows and scores, member
 * months, gaps between purchases, and the deltas of cohort cells and store days. Late purchases (dated before
 * what was known) are taken as they are. Closes the batch, after `note`: what was posted stands in `posting_fresh` then.
 */
export async function postPurchases(
  tx: Tx,
  { note }: { readonly note?: () => Promise<void> } = {},
): Promise<Posted> {
  const run = async (text: string) => (await tx.client.query(text)).rowCount ?? 0;
  const batch = await run('SELECT FROM posting');
  await tx.client.query('ANALYZE posting (member_id, business_date)');
  await run(statements.SHARE_WINDOWS);
  await run(statements.ENSURE_PARTITIONS);
  await run(statements.ENSURE_SUMMARIES);
  await run(statements.LOCK_SUMMARIES);
  const { rows } = await tx.client.query<{ unknown: number }>(statements.COUNT_UNKNOWN_MEMBERS);
  assert(rows[0]?.unknown === 0, 'every posted purchase belongs to a member or to a guest');
  await run(statements.OPEN_FRESH);
  await run(statements.FILL_FRESH);
  const posted = await claimReceipts(tx, batch);
  await run(statements.ANALYZE_FRESH);
  await run(statements.SUM_BY_MEMBER);
  await run(statements.ANALYZE_MEMBERS);
  await run(statements.REMEMBER_COHORTS);
  await run(statements.REMEMBER_SCORES);
  await run(statements.INSERT_PURCHASES);
  await run(statements.INSERT_LINES);
  await run(statements.UPDATE_SUMMARIES);
  await run(statements.MOVE_COHORTS);
  await run(statements.SUM_MONTHS);
  await run(statements.ADD_TO_MONTHS);
  await run(statements.INSERT_MONTHS);
  await run(statements.WRITE_COHORT_DELTAS);
  await run(statements.WRITE_RFM_DELTAS);
  await run(statements.WRITE_STORE_DAY_DELTAS);
  if (await isAnyLate(tx)) await run(statements.MEND_GAPS);
  const duplicates = posted === batch ? [] : await listDuplicates(tx);
  await note?.();
  await run(statements.CLOSE_BATCH);
  return { posted, duplicates };
}
