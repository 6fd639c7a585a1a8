import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { AuditChange } from '@/lib/kernel/audit';
import { recountMembers } from '@/lib/purchases/posting/recount-members';
import { passTier } from '@/lib/tiers/floors/pass-tier';
import { tellTierReason } from './tell-tier-reason';

/** Of tiers that belong to no ladder. */
const HIGHER = `
  SELECT mine.tier_id AS "before", theirs.tier_id AS "after"
  FROM members m LEFT JOIN tiers mine ON mine.tier_id = m.tier_id
  JOIN members other ON other.member_id = $1 JOIN tiers theirs ON theirs.tier_id = other.tier_id
  WHERE m.member_id = $2 AND theirs.rank > coalesce(mine.rank, -1) AND theirs.rule_id IS NULL AND mine.rule_id IS NULL`;

type Taking = {
  readonly fromMemberId: number;
  readonly toMemberId: number;
  readonly reason: Extract<TierReason, 'merge' | 'cardOwner'>;
  readonly now: Date;
};

export type TakenTier = {
  /** Floors that hold the tiers of the other one. */
  readonly floorIds: readonly number[];
  /** Of a tier that belongs to no ladder: the one before; null: it did not change. */
  readonly tierBefore: { readonly tierId: number | null } | null;
  readonly changes: readonly AuditChange[];
};

/**
 * Gives a member the tier of another one when it is the higher of the two: on ladders as a floor, of which the judge makes the tier;
 * every sum by tier follows. Nobody loses a tier by it. @returns what is undone by it, and what changed, for the audit
 */
export async function takeTier(tx: Tx, taking: Taking): Promise<TakenTier> {
  const { floorIds, changes } = await passTier(tx, taking);
  const { fromMemberId, toMemberId, reason } = taking;
  const { rows } = await tx.client.query<{ before: number | null; after: number }>(HIGHER, [
    fromMemberId,
    toMemberId,
  ]);
  const [higher] = rows;
  if (higher === undefined) return { floorIds, tierBefore: null, changes };
  await tellTierReason(tx, reason);
  await recountMembers(tx, [toMemberId], async () => {
    await tx.client.query(
      'UPDATE members SET tier_id = $2, version = version + 1 WHERE member_id = $1',
      [toMemberId, higher.after],
    );
  });
  const before = { tierId: higher.before };
  const after = { tierId: higher.after, tierFrom: fromMemberId };
  return {
    floorIds,
    tierBefore: before,
    changes: [...changes, { subjectKind: 'member', subjectId: toMemberId, before, after }],
  };
}
