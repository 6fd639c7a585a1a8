import 'server-only';
import type { Tx } from '@/db/write';
import { type ListMove, lockListsOf, tellMoves } from './tell-moves';

type Ends = {
  readonly from: number;
  readonly to: number;
  /** Whether the one who goes, or comes back, was or is in force. */
  readonly isInForce: boolean;
};

type Place = { readonly segmentId: number };

/** Whether a member is in force. */
async function isActive({ client }: Tx, memberId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM members WHERE member_id = $1 AND status = 'active'",
    [memberId],
  );
  return rowCount === 1;
}

/** The places in lists that a member has. */
async function placesOf({ client }: Tx, memberId: number): Promise<readonly Place[]> {
  const { rows } = await client.query<Place>(
    'SELECT segment_id AS "segmentId" FROM segment_members WHERE member_id = $1',
    [memberId],
  );
  return rows;
}

/**
 * The one who stays takes the places in lists of the one who goes. That one keeps them, out of force: when the merge is undone,
 * they count again. In the history of the lists one left and the other entered. After the merge itself: sizes are counted.
 */
export async function takeListPlaces(
  tx: Tx,
  { from, to, isInForce }: Ends,
  now: Date,
): Promise<void> {
  await lockListsOf(tx, [from]);
  const left = await placesOf(tx, from);
  const { rows: entered } = await tx.client.query<Place>(
    `INSERT INTO segment_members (member_id, segment_id, source, via_id, added_at)
     SELECT $2, segment_id, 'merge', $1, $3 FROM segment_members WHERE member_id = $1 ON CONFLICT DO NOTHING
     RETURNING segment_id AS "segmentId"`,
    [from, to, now],
  );
  const stays = { memberId: to, otherId: from, isInForce: await isActive(tx, to) };
  const goes = { memberId: from, otherId: to, isInForce };
  const reason = 'merge';
  await tellMoves(
    tx,
    [
      ...left.map((place): ListMove => ({ ...place, ...goes, way: 'left', reason })),
      ...entered.map((place): ListMove => ({ ...place, ...stays, way: 'entered', reason })),
    ],
    now,
  );
}

/** Gives the places back that came with a merge and are nobody's own; the one who comes back enters with those of before. */
export async function giveListPlacesBack(
  tx: Tx,
  { from, to, isInForce }: Ends,
  now: Date,
): Promise<void> {
  await lockListsOf(tx, [from, to]);
  const { rows: left } = await tx.client.query<Place>(
    `DELETE FROM segment_members WHERE member_id = $1 AND via_id = $2 RETURNING segment_id AS "segmentId"`,
    [from, to],
  );
  const entered = await placesOf(tx, to);
  const stayed = { memberId: from, otherId: to, isInForce: await isActive(tx, from) };
  const back = { memberId: to, otherId: from, isInForce };
  const reason = 'unmerge';
  await tellMoves(
    tx,
    [
      ...left.map((place): ListMove => ({ ...place, ...stayed, way: 'left', reason })),
      ...entered.map((place): ListMove => ({ ...place, ...back, way: 'entered', reason })),
    ],
    now,
  );
}

/** Takes a member who is erased out of all lists: their histories say that somebody with this number was. */
export async function leaveLists(
  tx: Tx,
  { memberId, isInForce }: { readonly memberId: number; readonly isInForce: boolean },
  now: Date,
): Promise<void> {
  await lockListsOf(tx, [memberId]);
  const { rows: left } = await tx.client.query<Place>(
    `DELETE FROM segment_members WHERE member_id = $1 RETURNING segment_id AS "segmentId"`,
    [memberId],
  );
  const gone = { memberId, otherId: null, isInForce, way: 'left', reason: 'erasure' } as const;
  await tellMoves(
    tx,
    left.map((place) => ({ ...place, ...gone })),
    now,
  );
}
