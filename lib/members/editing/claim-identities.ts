import 'server-only';
import type { Tx } from '@/db/write';
import type { EditedIdentity } from '@/lib/domain/members/cleansing/member-form';
import { AppError } from '@/lib/domain/shared/errors';

/** What to give up and what to take: empty is nothing. */
export type IdentityChange = {
  readonly kind: EditedIdentity;
  readonly before: string;
  readonly after: string;
};

/** Imports of members look first and claim later: while one writes, nobody else claims. */
export async function waitForImports(tx: Tx): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock_shared(hashtext('import_members'))");
}

/**
 * Makes the member the owner of the new values and lets go of the old ones. Of two who claim one value at once the
 * second waits and is refused. Throws `identity_taken` with the field and the member that has it.
 */
export async function claimIdentities(
  tx: Tx,
  memberId: number,
  changes: readonly IdentityChange[],
): Promise<void> {
  for (const { kind, before } of changes) {
    if (before === '') continue;
    await tx.client.query(
      'DELETE FROM identity_claims WHERE kind = $1 AND value = $2 AND member_id = $3',
      [kind, before, memberId],
    );
  }
  for (const { kind, after } of changes) {
    if (after === '') continue;
    await tx.client.query(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [kind, after, memberId],
    );
    const { rows } = await tx.client.query<{ owner: number }>(
      `SELECT member_id::float8 AS owner FROM identity_claims WHERE kind = $1 AND value = $2`,
      [kind, after],
    );
    const owner = rows[0]?.owner;
    if (owner !== undefined && owner !== memberId) {
      throw new AppError('identity_taken', { field: kind, memberId: owner });
    }
  }
}
