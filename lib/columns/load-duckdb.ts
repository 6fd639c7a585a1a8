import 'server-only';
import { log } from '@/lib/log';

export type DuckDb = typeof import('@duckdb/node-api');

let loaded: Promise<DuckDb | null> | undefined;

/** DuckDB, loaded when it is first asked for; null where there is none for this machine, which is said once. */
export function loadDuckDb(): Promise<DuckDb | null> {
  loaded ??= import('@duckdb/node-api').catch((error: unknown) => {
    log.warn({ err: error }, 'no columns: DuckDB does not run here');
    return null;
  });
  return loaded;
}
