import 'server-only';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** A condition on a member column: one of their cards is blocked for fraud. */
export const isBlockedForFraud = (member: string): string => `
  EXISTS (SELECT FROM cards fraud WHERE fraud.member_id = ${member} AND fraud.moved_to IS NULL
    AND fraud.status = 'blocked' AND fraud.block_reason = 'fraud')`;

/** Whether one of the members has a card that is blocked for fraud. */
export async function isOneBlocked(run: RunRows, memberIds: readonly number[]): Promise<boolean> {
  const [row] = await run<{ isBlocked: boolean }>(
    `SELECT bool_or(${isBlockedForFraud('m.member_id')}) AS "isBlocked"
     FROM members m WHERE m.member_id = ANY ($1::bigint[])`,
    [[...memberIds]],
  );
  return row?.isBlocked ?? false;
}
