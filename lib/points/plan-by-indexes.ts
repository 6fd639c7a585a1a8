import 'server-only';
import type { Tx } from '@/db/write';

/**
 * The night touches a few thousand of millions of rows at once, each by an index or by its place. How many, the planner cannot know from
 * the arrays and lanes that it is given: left alone it reads whole tables for each chunk. For the rest of the transaction it does not.
 */
export async function planByIndexes({ client }: Tx): Promise<void> {
  await client.query(`SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off`);
}
