import 'server-only';
import { readPool } from '@/db/read';
import { hasReplica, type LogPlaces } from '@/db/replica';
import { withTx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';
import { log } from '@/lib/log';

/**
 * Keeps how far the log had come when somebody wrote, after their transaction is committed: what the replica must have replayed before
 * it answers them. Without a replica nothing is kept. That it fails is no failure of the write.
 * @param label of the actor who wrote, or for whom the worker did
 */
export async function noteWrite(label: string): Promise<void> {
  if (!hasReplica()) return;
  try {
    await withTx({ label, requestId: 'write-mark' }, ({ client }) =>
      client.query(
        `INSERT INTO write_marks (actor, lsn) VALUES ($1, pg_current_wal_insert_lsn())
         ON CONFLICT (actor) DO UPDATE SET lsn = greatest(write_marks.lsn, excluded.lsn)`,
        [label],
      ),
    );
  } catch (error) {
    log.warn({ err: error }, 'a write was not noted for the replica');
  }
}

/** Where the log is, and where it was at somebody's last write. */
export async function logPlaces(label: string): Promise<LogPlaces> {
  const read = readPool();
  const [row] = await read<LogPlaces[]>`
    SELECT pg_current_wal_lsn()::text AS now, (SELECT lsn::text FROM write_marks WHERE actor = ${label}) AS own`;
  return present(row, 'a row without FROM');
}
