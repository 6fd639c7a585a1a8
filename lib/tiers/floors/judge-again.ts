import 'server-only';
import type { Tx } from '@/db/write';

/** Judges members anew at once: their floors, enrolments or purchases changed in this transaction. */
export async function judgeAgain(
  { client }: Tx,
  memberIds: readonly number[],
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO tier_replays (member_id, noted_at) SELECT unnest($1::bigint[]), $2 ON CONFLICT DO NOTHING`,
    [memberIds, now],
  );
}
