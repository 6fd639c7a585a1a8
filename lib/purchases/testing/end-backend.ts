import 'server-only';
import pg from 'pg';
import { vi } from 'vitest';
import { assert } from '@/lib/domain/shared/assert';

type Query = (this: pg.Client, ...asked: unknown[]) => Promise<pg.QueryResult>;

/** Where the backend of the first transaction is ended. */
export type Accident =
  /** Before its nth statement is carried out, BEGIN being the first. */
  | { readonly kind: 'before'; readonly nth: number }
  /** Once it has committed, before anybody is told. */
  | { readonly kind: 'afterCommit' };

const textOf = (asked: unknown): string =>
  typeof asked === 'string' ? asked : (asked as { readonly text: string }).text;

/** A connection that no accident happens to. */
export async function openWatcher(): Promise<pg.Client> {
  const watcher = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await watcher.connect();
  return watcher;
}

const TABLES = `
  SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relnamespace = 'public'::regnamespace`;

/** A look at every row of every table of the base, as one number a table: where two differ, something was written. */
export async function openFingerprint(watcher: pg.Client): Promise<() => Promise<string>> {
  const { rows: tables } = await watcher.query<{ name: string }>(TABLES);
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name} ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS told FROM ${name} t`,
  );
  // Named: it is planned once.
  const everything = { name: 'fingerprint', text: parts.join(' UNION ALL ') };
  return async () => {
    const { rows } = await watcher.query<{ told: string }>(everything);
    return rows
      .map(({ told }) => told)
      .toSorted()
      .join('\n');
  };
}

/**
 * Does the work while the backend of its first transaction is ended, really, by another connection. `between` is what `look`
 * saw after it, before the work was tried again; null: the transaction has no such statement, nothing happened.
 */
export async function withAccident<Result>(
  watcher: pg.Client,
  accident: Accident,
  { work, look }: { work: () => Promise<Result>; look: () => Promise<string> },
): Promise<{ readonly result: Result; readonly between: string | null }> {
  const real = pg.Client.prototype.query as unknown as Query;
  let statements = 0;
  let between: string | null = null;
  let ending: Promise<void> | null = null;
  const end = async (client: pg.Client) => {
    const { rows } = await real.call(client, 'SELECT pg_backend_pid() AS pid');
    const ended = await watcher.query('SELECT pg_terminate_backend($1, 5000) AS done', [
      rows[0]?.pid,
    ]);
    assert(ended.rows[0]?.done === true, 'the backend is gone');
    between = await look();
  };
  const interrupted = async (client: pg.Client, asked: unknown[]) => {
    statements += 1;
    const isCommit = textOf(asked[0]) === 'COMMIT';
    if (accident.kind === 'afterCommit' && isCommit) {
      await real.apply(client, asked);
      await end(client);
    }
    if (accident.kind === 'before' && statements === accident.nth) ending = end(client);
    // What was sent right behind it comes to nobody: no statement overtakes another.
    if (ending !== null) await ending;
    return real.apply(client, asked);
  };
  const spied = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...asked: unknown[]
  ) {
    const isOurs = this !== watcher && between === null && typeof asked.at(-1) !== 'function';
    return isOurs ? interrupted(this, asked) : real.apply(this, asked);
  } as never);
  try {
    return { result: await work(), between };
  } finally {
    spied.mockRestore();
  }
}
