import 'server-only';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { databaseUrl } from '@/lib/env';
import { type AtEnd, mergedAtEnd } from './at-end';
import { DatabaseError, isLostConnection, isRetryable, Overdue } from './database-error';
import { inOnePacket, inPipeline, together } from './together';

/** A transaction: `client` for hand-written SQL, `orm` for tables. Both are the same connection. */
export type Tx = {
  readonly client: pg.PoolClient;
  readonly orm: NodePgDatabase;
  /** Writes what nothing in the transaction asks for again: it goes with COMMIT and is waited for with it. */
  readonly atEnd: (statement: AtEnd) => void;
};

export type TxActor = { readonly label: string; readonly requestId: string };

const MAX_ATTEMPTS = 5;
const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 600_000;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 30_000;
/** Nobody who waits for an answer waits longer; jobs of the product may. */
const DEADLINE_MS = 9_500;
/** What was lost later than this after the beginning is not tried again: the rest of the time would not do for it. */
const RETRY_WITHIN_MS = 5_000;

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

/**
 * Breaks off the connection, whatever it waits for: its statement fails, the server undoes what was not committed. The pool
 * hands out clients by a type without their `end`; it is there, and ours to call, for the client is not given back but destroyed.
 */
function hangUp(client: pg.PoolClient): void {
  const { end } = client as pg.PoolClient & { end: (done: () => void) => void };
  end.call(client, () => {});
}

const SET_ACTOR = {
  name: 'set_actor',
  text: "SELECT set_config('vernost.actor', $1, true), set_config('vernost.request_id', $2, true)",
};

/** Commits behind the last statements. A transaction that a statement has broken is undone by COMMIT without a word: that is an error here. */
async function commit(client: pg.PoolClient, last: readonly AtEnd[]): Promise<void> {
  const statements = [...mergedAtEnd(last), { text: 'COMMIT' }];
  const answers = await together(client, () => statements.map((one) => client.query(one)));
  if (answers.at(-1)?.command !== 'COMMIT') throw new Error('a broken transaction was undone');
}

type Started<T> = {
  readonly client: pg.PoolClient;
  readonly actor: TxActor;
  readonly work: (tx: Tx) => Promise<T>;
};

/** From BEGIN to COMMIT. What the work sends at once goes with BEGIN when it may; without its answer there is no actor, and nothing is written. */
async function beginToCommit<T>(
  { client, actor, work }: Started<T>,
  startsAtOnce: boolean,
): Promise<T> {
  const named = { ...SET_ACTOR, values: [actor.label, actor.requestId] };
  const begin = () => together(client, () => [client.query('BEGIN'), client.query(named)]);
  const last: AtEnd[] = [];
  const atEnd = (statement: AtEnd) => void last.push(statement);
  // Made for those who ask: a purchase does not.
  const start = () =>
    work({
      client,
      atEnd,
      get orm() {
        return drizzle(client);
      },
    });
  if (!startsAtOnce) {
    await begin();
    const result = await start();
    await commit(client, last);
    return result;
  }
  return inPipeline(client, async () => {
    const [begun, done] = await Promise.allSettled(
      inOnePacket(client, () => [begin(), start()] as const),
    );
    if (begun.status === 'rejected') throw begun.reason;
    if (done.status === 'rejected') throw done.reason;
    await commit(client, last);
    return done.value;
  });
}

async function inTx<T>(started: Started<T>, startsAtOnce: boolean): Promise<T> {
  const { client } = started;
  let isClean = false;
  // A connection that dies while nobody awaits it emits an error; it surfaces at the next statement.
  const swallow = () => {};
  client.on('error', swallow);
  try {
    const result = await beginToCommit(started, startsAtOnce);
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

/** Waits for the work until the moment, then calls `late` and throws Overdue; `null`: as long as it takes. */
async function before<T>(
  deadlineMs: number | null,
  work: Promise<T>,
  late: () => void,
): Promise<T> {
  if (deadlineMs === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        late();
        reject(new Overdue('overdue'));
      },
      Math.max(0, deadlineMs - performance.now()),
    );
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

async function attemptTx<T>(
  asked: Omit<Started<T>, 'client'>,
  { deadlineMs, startsAtOnce }: { deadlineMs: number | null; startsAtOnce: boolean },
): Promise<T> {
  const connecting = writePool().connect();
  // A connection that comes too late is given back.
  const giveBack = () => void connecting.then((late) => late.release()).catch(() => undefined);
  const client = await before(deadlineMs, connecting, giveBack);
  const running = inTx({ client, ...asked }, startsAtOnce);
  running.catch(() => undefined);
  return before(deadlineMs, running, () => hangUp(client));
}

/**
 * Runs the work in one transaction in the name of the actor. Serialization failures and deadlocks are retried
 * as a whole (at most 5 attempts); after a lost connection only when the operation is `isRepeatable`, for a COMMIT
 * whose answer was lost may have happened. A connection is reused only after a clean end. Errors come out
 * without the statement's parameters, which may be personal data. What a person or a key asks for is broken off when it has
 * taken as long as anybody waits (`deadlineMs`), whatever the network does meanwhile. Work that `startsAtOnce` sends its first statements
 * together with BEGIN and never copies.
 */
export async function withTx<T>(
  actor: TxActor,
  work: (tx: Tx) => Promise<T>,
  options: { isRepeatable?: boolean; deadlineMs?: number; startsAtOnce?: boolean } = {},
): Promise<T> {
  const startedMs = performance.now();
  const isJob = actor.label.startsWith('system:');
  const mostMs = options.deadlineMs ?? (isJob ? null : DEADLINE_MS);
  const deadlineMs = mostMs === null ? null : startedMs + mostMs;
  const startsAtOnce = options.startsAtOnce === true;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTx({ actor, work }, { deadlineMs, startsAtOnce });
    } catch (error) {
      const isEarly = performance.now() - startedMs < RETRY_WITHIN_MS;
      const mayRetry =
        isRetryable(error) ||
        (options.isRepeatable === true && isLostConnection(error) && (isJob || isEarly));
      if (!mayRetry || attempt >= MAX_ATTEMPTS) throw DatabaseError.redacted(error);
      await backOff(attempt);
    }
  }
}
