import 'server-only';
import type { Tx } from '@/db/write';
import type { Points } from '@/lib/domain/shared/points';

/** Which member gives on which day of the programme. */
type Day = { readonly memberId: number; readonly givenOn: string };

/** Counts what a member gave on a day. Under the lock of their account: nobody counts beside. */
export async function countGiven({ client }: Tx, { memberId, givenOn }: Day, points: Points) {
  await client.query(
    `INSERT INTO point_transfer_days (member_id, given_on, given) VALUES ($1, $2, $3)
     ON CONFLICT (member_id, given_on) DO UPDATE SET given = point_transfer_days.given + EXCLUDED.given`,
    [memberId, givenOn, points],
  );
}

/** Counts what came back of it no longer. */
export async function uncountGiven({ client }: Tx, { memberId, givenOn }: Day, points: Points) {
  await client.query(
    `UPDATE point_transfer_days SET given = greatest(given - $3, 0) WHERE member_id = $1 AND given_on = $2`,
    [memberId, givenOn, points],
  );
}
