import 'server-only';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { databaseUrl } from '@/lib/env';
import { DatabaseError, isLostConnection, isRetryable } from './database-error';

/** A transaction: `client` for hand-written SQL, `orm` for tables. Both are the same connection. */
export type Tx = { readonly client: pg.PoolClient; readonly orm: NodePgDatabase };

export type TxActor = { readonly label: string; readonly requestId: string };

const MAX_ATTEMPTS = 5;
const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 600_000;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 30_000;

let pool: pg.Pool | undefined;

function writePool(): pg.Pool {
  if (pool) return pool;
  pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    application_name: 'vernost-write',
  });
  // An idle connection that dies must not end the process; the pool makes another.
  pool.on('error', () => {});
  return pool;
}

/** Ends the write pool: for scripts and tests. */
export async function closeWritePool(): Promise<void> {
  const ending = pool;
  pool = undefined;
  await ending?.end();
}

/** Waits a little longer after each attempt, with jitter so that two losers do not meet again. */
async function backOff(attempt: number): Promise<void> {
  const ms = 10 * 2 ** attempt * (0.5 + Math.random());
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function attemptTx<T>(actor: TxActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await writePool().connect();
  let isClean = false;
  // A connection that dies while nobody awaits it emits an error; it surfaces at the next statement.
  const swallow = () => {};
  client.on('error', swallow);
  try {
    await client.query('BEGIN');
    await client.query(
      "SELECT set_config('vernost.actor', $1, true), set_config('vernost.request_id', $2, true)",
      [actor.label, actor.requestId],
    );
    const result = await work({ client, orm: drizzle(client) });
    await client.query('COMMIT');
    isClean = true;
    return result;
  } catch (error) {
    isClean = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.removeListener('error', swallow);
    client.release(!isClean);
  }
}

/**
 * Runs the work in one transaction in the name of the actor. Serialization failures and deadlocks are retried
 * as a whole (at most 5 attempts); after a lost connection only when the operation is `isRepeatable`, for a COMMIT
 * whose answer was lost may have happened. A connection is reused only after a clean end. Errors come out
 * without the statement's parameters, which may be personal data.
 */
export async function withTx<T>(
  actor: TxActor,
  work: (tx: Tx) => Promise<T>,
  options: { isRepeatable?: boolean } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTx(actor, work);
    } catch (error) {
      const mayRetry =
        isRetryable(error) || (options.isRepeatable === true && isLostConnection(error));
      if (!mayRetry || attempt >= MAX_ATTEMPTS) throw DatabaseError.redacted(error);
      await backOff(attempt);
    }
  }
}
