import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { Tx } from '@/db/write';
import { boundSql } from './compile';

/** Runs a piece of SQL in the transaction. */
export async function runSql<Row extends object>({ client }: Tx, query: SQL): Promise<Row[]> {
  const { text, parameters } = boundSql(query);
  return (await client.query<Row>(text, [...parameters])).rows;
}
