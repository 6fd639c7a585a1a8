import 'server-only';
import type { Tx } from '@/db/write';
import type { AuditChange } from '@/lib/kernel/audit';
import { sessionChange } from './session-change';

type Which = {
  readonly userId: number;
  /** The one that stays open; null: none. */
  readonly exceptHash: string | null;
  readonly now: Date;
};

/** Ends the open sessions of a user within a command's transaction; answers with their audit rows. */
export async function revokeSessions(
  tx: Tx,
  { userId, exceptHash, now }: Which,
): Promise<AuditChange[]> {
  const { rows } = await tx.client.query<{ token_hash: string }>(
    `UPDATE sessions SET revoked_at = $3
     WHERE user_id = $1 AND revoked_at IS NULL AND token_hash IS DISTINCT FROM $2
     RETURNING token_hash`,
    [userId, exceptHash, now],
  );
  return rows.map((row) => sessionChange(row.token_hash));
}
