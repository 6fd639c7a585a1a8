import 'server-only';
import type { Tx } from '@/db/write';

type Ends = { readonly from: number; readonly to: number };

/**
 * The one who stays takes the places in lists of the one who goes. That one keeps them, out of force: when the merge is undone,
 * they count again.
 */
export async function takeListPlaces({ client }: Tx, { from, to }: Ends, now: Date): Promise<void> {
  await client.query(
    `INSERT INTO segment_members (member_id, segment_id, source, via_id, added_at)
     SELECT $2, segment_id, 'merge', $1, $3 FROM segment_members WHERE member_id = $1 ON CONFLICT DO NOTHING`,
    [from, to, now],
  );
}

/** Gives the places back that came with a merge and are nobody's own. */
export async function giveListPlacesBack({ client }: Tx, { from, to }: Ends): Promise<void> {
  await client.query('DELETE FROM segment_members WHERE member_id = $1 AND via_id = $2', [
    from,
    to,
  ]);
}
