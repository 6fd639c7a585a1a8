import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { replayMembers } from '../engine/replay-members';

/**
 * Judges members anew at once, for their floors, enrolments or purchases changed in this transaction. Nobody falls by it before the
 * night, unless `mayFall` says so. `reason`: why their tiers change, when it is not what the judgement says.
 */
export async function judgeAgain(
  tx: Tx,
  {
    memberIds,
    now,
    mayFall = false,
    reason,
  }: {
    readonly memberIds: readonly number[];
    readonly now: Date;
    readonly mayFall?: boolean;
    readonly reason?: TierReason;
  },
): Promise<void> {
  await tx.client.query(
    'INSERT INTO tier_replays (member_id, noted_at) SELECT unnest($1::bigint[]), $2 ON CONFLICT DO NOTHING',
    [memberIds, now],
  );
  await replayMembers(tx, { memberIds, now, mayFall, ...(reason !== undefined && { reason }) });
}
