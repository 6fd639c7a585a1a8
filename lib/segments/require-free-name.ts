import 'server-only';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';

/** Throws `already_exists` when another segment in use has the name; nobody takes it until the end of the transaction. */
export async function requireFreeName(
  { client }: Tx,
  name: string,
  exceptId: number | null,
): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('segment_names'))");
  const { rows } = await client.query(
    `SELECT FROM segments
     WHERE lower(name) = lower($1) AND archived_at IS NULL AND segment_id IS DISTINCT FROM $2::int`,
    [name, exceptId],
  );
  if (rows.length > 0) throw new AppError('already_exists');
}
