import 'server-only';
import { databaseReadUrl, databaseUrl } from '@/lib/env';
import { log } from '@/lib/log';
import { isLostConnection } from './database-error';
import { openPool, type Read } from './read';

/** After a failure nobody asks the replica for so long. */
const AWAY_MS = 10_000;
/** A replica that needs longer to say how far it is serves nobody. */
const ANSWER_MS = 500;
/** One that is further behind has lost touch. */
const MOST_BEHIND_BYTES = 64 * 1024 * 1024;
/** What ends a read because the replica must go on: it is asked again elsewhere. */
const CONFLICT_CODES = new Set(['40001', '40P01']);

let awayUntilMs = 0;

/** Whether reads that may be stale have a server of their own. */
export const hasReplica = (): boolean => databaseReadUrl() !== databaseUrl();

function leaveAlone(error: unknown): void {
  awayUntilMs = performance.now() + AWAY_MS;
  log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'the replica is away');
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Places of the write-ahead log, such as 0/16B3748: where the primary is, and where somebody's last write ended; null: they wrote nothing. */
export type LogPlaces = { readonly now: string; readonly own: string | null };

/**
 * The replica, when it answers, keeps up, and has replayed the log up to somebody's last write; null: the primary is to be asked. A
 * server that does not replay anything, such as a pooler before the primary, knows everything.
 */
export async function replicaPool({ now, own }: LogPlaces): Promise<Read | null> {
  if (!hasReplica() || performance.now() < awayUntilMs) return null;
  const read = openPool(databaseReadUrl());
  try {
    const [row] = await within(
      read<{ isThere: boolean }[]>`
        SELECT NOT pg_is_in_recovery() OR (r.lsn >= coalesce(${own}::text::pg_lsn, r.lsn)
          AND pg_wal_lsn_diff(${now}::text::pg_lsn, r.lsn) <= ${MOST_BEHIND_BYTES}::int) AS "isThere"
        FROM pg_last_wal_replay_lsn() r (lsn)`,
    );
    return row?.isThere === true ? read : null;
  } catch (error) {
    leaveAlone(error);
    return null;
  }
}

/** How far the replica is behind the primary, in bytes of the log; null: it did not say. `keepsUp`: so near that it is asked. */
export type ReplicaStand = { readonly behindBytes: number | null; readonly keepsUp: boolean };

/** How the replica stands, beside a place of the primary's log; null: there is none. It is asked even while it is left alone. */
export async function replicaStand(now: string): Promise<ReplicaStand | null> {
  if (!hasReplica()) return null;
  try {
    const [row] = await within(
      openPool(databaseReadUrl())<{ bytes: number }[]>`
        SELECT greatest(0, pg_wal_lsn_diff(${now}::text::pg_lsn, pg_last_wal_replay_lsn()))::float8 AS bytes`,
    );
    const behindBytes = row?.bytes ?? null;
    return { behindBytes, keepsUp: behindBytes !== null && behindBytes <= MOST_BEHIND_BYTES };
  } catch {
    return { behindBytes: null, keepsUp: false };
  }
}

/** Whether a read failed for the replica's sake, so that the primary may answer it; who is gone is left alone for a while. */
export function isReplicasFault(error: unknown): boolean {
  if (isLostConnection(error)) {
    leaveAlone(error);
    return true;
  }
  return error instanceof Error && 'code' in error && CONFLICT_CODES.has(String(error.code));
}
