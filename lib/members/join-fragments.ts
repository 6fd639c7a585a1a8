import 'server-only';
import type { Fragment, Read } from '@/db/read';

/** The pieces of SQL in a row with the word between them; null when there are none. */
export function joinFragments(
  read: Read,
  pieces: readonly Fragment[],
  word: 'AND' | 'OR' | 'UNION ALL' | ',',
): Fragment | null {
  const [first, ...rest] = pieces;
  if (first === undefined) return null;
  return rest.reduce((all, piece) => read`${all} ${read.unsafe(word)} ${piece}`, first);
}
