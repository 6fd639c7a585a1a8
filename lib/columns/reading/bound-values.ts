import 'server-only';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { DuckDb } from '../load-duckdb';

type BoundValues = { readonly values: DuckDBValue[]; readonly types: DuckDBType[] };

/**
 * Parameters of a text of PostgreSQL as DuckDB takes them: the text itself says what each is cast to. Lists are told by their first
 * value; an empty one is of texts, which are cast as well.
 */
export function boundValues(
  { INTEGER, LIST, VARCHAR, listValue }: DuckDb,
  parameters: readonly unknown[],
): BoundValues {
  const bound = parameters.map((parameter): readonly [DuckDBValue, DuckDBType] => {
    if (Array.isArray(parameter)) {
      const type = typeof parameter[0] === 'number' ? INTEGER : VARCHAR;
      return [listValue(parameter), LIST(type)];
    }
    if (typeof parameter === 'number') return [parameter, INTEGER];
    if (typeof parameter === 'string') return [parameter, VARCHAR];
    throw new Error(`Parameters of kind ${typeof parameter} are not known to columns.`);
  });
  return { values: bound.map(([value]) => value), types: bound.map(([, type]) => type) };
}
