import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { replayMembers } from '../engine/replay-members';
import { showTiers } from '../engine/show-tiers';

/**
 * Judges members anew at once and lets them show what follows, for their floors, enrolments or purchases changed in this transaction.
 * Nobody falls by it before the night, unless `mayFall` says so. `reason`: why their tiers change, when it is neither what the judgement says nor a tier by hand.
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
  const { todayOn } = await readProgrammeFacts(tx, now);
  await showTiers(tx, memberIds, { on: todayOn, mayFall, now, reasonOf: () => reason ?? 'manual' });
}
