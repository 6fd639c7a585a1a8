import 'server-only';
import type { Tx } from '@/db/write';
import type { Spent } from '@/lib/domain/mechanics/decision';
import { type Points, toPoints } from '@/lib/domain/shared/points';

/** What a chunk of members came to on a day. */
export type DayCounts = {
  readonly found: number;
  readonly given: number;
  readonly waiting: number;
  readonly heldOut: number;
  readonly takenBack: number;
  readonly points: Points;
  readonly minor: bigint;
  readonly refused: Readonly<Record<string, number>>;
};

const COUNT = `
  INSERT INTO mechanic_days AS d (rule_id, ran_on, found, given, waiting, held_out, taken_back, points, minor, refused)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (rule_id, ran_on) DO UPDATE SET found = d.found + excluded.found, given = d.given + excluded.given,
    waiting = d.waiting + excluded.waiting, held_out = d.held_out + excluded.held_out, taken_back = d.taken_back + excluded.taken_back,
    points = d.points + excluded.points, minor = d.minor + excluded.minor,
    refused = (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM (
      SELECT key, sum(value::int) AS value FROM (
        SELECT * FROM jsonb_each_text(d.refused) UNION ALL SELECT * FROM jsonb_each_text(excluded.refused)) both_parts GROUP BY key) sums)`;

/** Adds a chunk to the counts of its day. */
export async function countDay(
  { client }: Tx,
  { ruleId, on }: { readonly ruleId: number; readonly on: string },
  counts: DayCounts,
): Promise<void> {
  const { found, given, waiting, heldOut, takenBack, points, minor, refused } = counts;
  await client.query(COUNT, [
    ruleId,
    on,
    found,
    given,
    waiting,
    heldOut,
    takenBack,
    points,
    minor,
    JSON.stringify(refused),
  ]);
}

/** What a mechanic gave so far. */
export async function readSpent({ client }: Tx, ruleId: number): Promise<Spent> {
  const { rows } = await client.query<{ points: string; minor: string; members: number }>(
    'SELECT points::text AS points, minor::text AS minor, members FROM mechanic_spent WHERE rule_id = $1',
    [ruleId],
  );
  const [row] = rows;
  if (row === undefined) return { points: toPoints(0n), minor: 0n, members: 0 };
  return { points: toPoints(BigInt(row.points)), minor: BigInt(row.minor), members: row.members };
}

/** Adds to what a mechanic gave, or takes off it. Asked for last in a transaction: its row is one for all members. */
export async function addSpent(
  { client }: Tx,
  ruleId: number,
  { points, minor, members }: Spent,
): Promise<void> {
  await client.query(
    `INSERT INTO mechanic_spent AS s (rule_id, points, minor, members) VALUES ($1, $2, $3, $4)
     ON CONFLICT (rule_id) DO UPDATE SET points = s.points + excluded.points, minor = s.minor + excluded.minor,
       members = s.members + excluded.members`,
    [ruleId, points, minor, members],
  );
}
