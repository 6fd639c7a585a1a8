import 'server-only';
import type { SQL } from 'drizzle-orm';
import type { Fragment, Read } from '@/db/read';
import { boundSql } from './compile';

/** A piece of SQL as one that can stand inside a query of the read pool; its values stay parameters. */
export function asFragment(read: Read, query: SQL): Fragment {
  const { text, parameters } = boundSql(query);
  // Only this code wrote the text, and it writes no other `$`.
  const pieces = text.split(/\$\d+/);
  return read(Object.assign(pieces, { raw: pieces }), ...(parameters as never[]));
}
