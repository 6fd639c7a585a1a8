import 'server-only';
import type { Tx } from '@/db/write';
import { ATTRIBUTES_MAX } from '@/lib/domain/members/attributes/limits';
import { AppError } from '@/lib/domain/shared/errors';

/** Attributes are counted one after another. */
export async function lockAttributes(tx: Tx): Promise<void> {
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('attributes'))");
}

/** Throws `too_many` when as many attributes are in use as may be. */
export async function requireRoomForAttribute(tx: Tx): Promise<void> {
  const { rows } = await tx.client.query<{ used: number }>(
    'SELECT count(*)::int AS used FROM attributes WHERE archived_at IS NULL',
  );
  if ((rows[0]?.used ?? 0) >= ATTRIBUTES_MAX) {
    throw new AppError('too_many', { limit: ATTRIBUTES_MAX });
  }
}
