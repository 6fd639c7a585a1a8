import 'server-only';
import type { Tx } from '@/db/write';
import type { Role } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';

export type LockedUser = {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly disabledAt: Date | null;
  readonly version: number;
};

/** A user, held until the end of the transaction. @throws AppError `not_found`, `stale_version`. */
export async function lockUser(
  tx: Tx,
  userId: number,
  expected?: { version: number },
): Promise<LockedUser> {
  const { rows } = await tx.client.query<LockedUser>(
    `SELECT user_id AS "userId", email, name, role, password_hash AS "passwordHash",
            disabled_at AS "disabledAt", version
     FROM users WHERE user_id = $1 FOR UPDATE`,
    [userId],
  );
  const user = rows[0];
  if (!user) throw new AppError('not_found');
  if (expected && expected.version !== user.version) throw new AppError('stale_version');
  return user;
}

/**
 * Holds every change of who administers until the end of the transaction: two administrators who take each other's
 * rights at once meet here. Taken before any user's row.
 */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))");
}

/** @throws AppError `last_admin` when nobody but this user could administer. */
export async function requireAnotherAdmin(tx: Tx, userId: number): Promise<void> {
  const { rowCount } = await tx.client.query(
    `SELECT 1 FROM users WHERE role = 'admin' AND disabled_at IS NULL AND user_id <> $1 LIMIT 1`,
    [userId],
  );
  if (rowCount === 0) throw new AppError('last_admin');
}
