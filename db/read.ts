import 'server-only';
import postgres from 'postgres';
import { databaseUrl } from '@/lib/env';

/** A read-only connection pool with tagged-template SQL: ``read`SELECT ... ${value}` ``. */
export type Read = postgres.Sql<{ bigint: bigint }>;

/** A piece of SQL that can stand inside another. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

const STATEMENT_TIMEOUT_MS = 30_000;
const POOL_SIZE = 8;
const IDLE_SECONDS = 60;
const CONNECT_SECONDS = 10;

const pools = new Map<string, Read>();

function open(url: string): Read {
  return postgres(url, {
    max: POOL_SIZE,
    idle_timeout: IDLE_SECONDS,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => {},
    types: {
      bigint: postgres.BigInt,
      // Calendar days stay text: a Date would bring a zone with it.
      date: {
        to: 1082,
        from: [1082],
        serialize: (day: string) => day,
        parse: (day: string) => day,
      },
    },
    connection: {
      application_name: 'vernost-read',
      role: 'vernost_read',
      default_transaction_read_only: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
    },
  }) as unknown as Read;
}

/** The pool of a server, made when it is asked for first. */
export function openPool(url: string): Read {
  const known = pools.get(url);
  if (known) return known;
  const made = open(url);
  pools.set(url, made);
  return made;
}

/** The pool for reads of the primary. Who may be stale is led elsewhere by `replicaPool`. */
export function readPool(): Read {
  return openPool(databaseUrl());
}

/** Ends the read pools: for scripts and tests. */
export async function closeReadPools(): Promise<void> {
  const ending = [...pools.values()];
  pools.clear();
  await Promise.all(ending.map((pool) => pool.end({ timeout: 5 })));
}
