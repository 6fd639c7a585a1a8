import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { AuditChange } from '@/lib/kernel/audit';
import { recountMembers } from '@/lib/purchases/posting/recount-members';
import { tellTierReason } from './tell-tier-reason';

const HIGHER = `
  SELECT mine.tier_id AS "before", theirs.tier_id AS "after"
  FROM members m LEFT JOIN tiers mine ON mine.tier_id = m.tier_id
  JOIN members other ON other.member_id = $1 JOIN tiers theirs ON theirs.tier_id = other.tier_id
  WHERE m.member_id = $2 AND theirs.rank > coalesce(mine.rank, -1)`;

/**
 * Gives a member the tier of another one when it is the higher of the two; every sum by tier follows. Nobody loses a
 * tier by it. @returns what changed, for the audit; nothing when the tier was as high already
 */
export async function takeTier(
  tx: Tx,
  {
    fromMemberId,
    toMemberId,
    reason,
  }: {
    readonly fromMemberId: number;
    readonly toMemberId: number;
    readonly reason: TierReason;
  },
): Promise<readonly AuditChange[]> {
  const { rows } = await tx.client.query<{ before: number | null; after: number }>(HIGHER, [
    fromMemberId,
    toMemberId,
  ]);
  const [higher] = rows;
  if (higher === undefined) return [];
  await tellTierReason(tx, reason);
  await recountMembers(tx, [toMemberId], async () => {
    await tx.client.query(
      'UPDATE members SET tier_id = $2, version = version + 1 WHERE member_id = $1',
      [toMemberId, higher.after],
    );
  });
  return [
    {
      subjectKind: 'member',
      subjectId: toMemberId,
      before: { tierId: higher.before },
      after: { tierId: higher.after, tierFrom: fromMemberId },
    },
  ];
}
