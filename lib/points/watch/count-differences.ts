import 'server-only';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { DIFFERENCES_OF_LIST } from './difference-sql';

/** More are not counted: one is enough to keep an account frozen. */
const MOST_COUNTED = 100;

/** How much of a member's books does not agree now, as the watch and the doctor compare them. */
export async function countDifferences(run: RunRows, memberId: number): Promise<number> {
  const rows = await run(`${DIFFERENCES_OF_LIST} LIMIT ${MOST_COUNTED}`, [[memberId]]);
  return rows.length;
}
