import 'server-only';
import type { Tx } from '@/db/write';
import type { GivenDay } from '@/lib/domain/members/kept-merge';
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

/**
 * What a member gave this month counts for the one whom they are merged into as well: a merge makes no second limit. Both
 * accounts are locked. Answers what was carried over, for `takeGivenBack`.
 */
export async function carryGiven(
  { client }: Tx,
  { from, to, todayOn }: { readonly from: number; readonly to: number; readonly todayOn: string },
): Promise<readonly GivenDay[]> {
  const { rows } = await client.query<GivenDay>(
    `WITH gave AS (
       SELECT given_on, given FROM point_transfer_days
       WHERE member_id = $1 AND given > 0 AND given_on >= date_trunc('month', $3::date::timestamp)::date
     ), carried AS (
       INSERT INTO point_transfer_days AS d (member_id, given_on, given) SELECT $2, given_on, given FROM gave
       ON CONFLICT (member_id, given_on) DO UPDATE SET given = d.given + excluded.given)
     SELECT given_on::text AS "givenOn", given::text AS given FROM gave ORDER BY given_on`,
    [from, to, todayOn],
  );
  return rows;
}

/** Counts what a merge had carried over no longer: the one who comes back has their own count, as it was. */
export async function takeGivenBack(
  { client }: Tx,
  memberId: number,
  carried: readonly GivenDay[],
): Promise<void> {
  if (carried.length === 0) return;
  await client.query(
    `UPDATE point_transfer_days d SET given = greatest(d.given - c.given, 0)
     FROM unnest($2::date[], $3::bigint[]) AS c (given_on, given) WHERE d.member_id = $1 AND d.given_on = c.given_on`,
    [memberId, carried.map(({ givenOn }) => givenOn), carried.map(({ given }) => given)],
  );
}
