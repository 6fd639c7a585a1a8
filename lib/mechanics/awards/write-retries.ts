import 'server-only';
import type { Tx } from '@/db/write';
import { LATE_DAYS } from '@/lib/domain/mechanics/occurrence';
import { addDays } from '@/lib/domain/shared/calendar';

type Retry = { readonly memberId: number; readonly untilOn: string | null };

/** Notes which of the members that were decided on are to be asked again, and forgets the others. */
export async function writeRetries(
  { client }: Tx,
  {
    ruleId,
    on,
    memberIds,
  }: { readonly ruleId: number; readonly on: string; readonly memberIds: readonly number[] },
  retries: readonly Retry[],
): Promise<void> {
  const most = addDays(on, LATE_DAYS);
  await client.query(
    `WITH again AS (
       SELECT member_id, max(until_on) AS until_on FROM unnest($3::bigint[], $4::date[]) AS o (member_id, until_on) GROUP BY member_id
     ), forgotten AS (
       DELETE FROM mechanic_retries WHERE rule_id = $1 AND member_id = ANY ($2::bigint[]) AND member_id NOT IN (SELECT member_id FROM again))
     INSERT INTO mechanic_retries AS r (member_id, rule_id, until_on) SELECT member_id, $1, until_on FROM again ORDER BY member_id
     ON CONFLICT (member_id, rule_id) DO UPDATE SET until_on = excluded.until_on WHERE r.until_on <> excluded.until_on`,
    [
      ruleId,
      memberIds,
      retries.map(({ memberId }) => memberId),
      retries.map(({ untilOn }) => untilOn ?? most),
    ],
  );
}
