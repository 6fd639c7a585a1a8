import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { AuditChange } from '@/lib/kernel/audit';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { judgeAgain } from './judge-again';
import { readLadders } from './read-ladders';

/**
 * Of the tiers that one member holds, as earned and by floors, those above what the other one earned become floors of theirs: each to the
 * day to which it was certain, else for today.
 */
const PASS = `
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, created_at)
  SELECT $2, theirs.rule_id, theirs.tier_id, $3::date, theirs.until_on, 'merge', $5, $6
  FROM (
    SELECT rule_id, tier_id, max(until_on) AS until_on FROM (
      SELECT rule_id, tier_id, greatest(valid_until_on, grace_until_on, $3::date) AS until_on FROM tier_standings WHERE member_id = $1
      UNION ALL
      SELECT rule_id, tier_id, until_on FROM tier_floors WHERE member_id = $1 AND from_on <= $3::date AND until_on >= $3::date) held
    GROUP BY rule_id, tier_id) theirs
  JOIN tiers t USING (tier_id)
  LEFT JOIN tier_standings mine ON mine.member_id = $2 AND mine.rule_id = theirs.rule_id
  LEFT JOIN tiers own ON own.tier_id = mine.tier_id
  WHERE theirs.rule_id = ANY ($4::int[]) AND NOT t.is_entry AND t.rank > coalesce(own.rank, 0)
  ORDER BY theirs.rule_id, t.rank
  RETURNING floor_id::float8 AS "floorId", rule_id AS "ruleId", tier_id AS "tierId", until_on::text AS "untilOn"`;

type Passed = {
  readonly floorId: number;
  readonly ruleId: number;
  readonly tierId: number;
  readonly untilOn: string;
};

type Passing = {
  readonly fromMemberId: number;
  readonly toMemberId: number;
  readonly reason: Extract<TierReason, 'merge' | 'cardOwner'>;
  readonly now: Date;
};

/**
 * Gives a member the tiers of another one that are higher than what they earned, ladder by ladder: as floors to the day to which the
 * other one was certain of them, else for today. Nobody loses a tier by it. Both are played again in the night. @returns the floors, and what changed for the audit
 */
export async function passTier(
  tx: Tx,
  { fromMemberId, toMemberId, reason, now }: Passing,
): Promise<{ readonly floorIds: readonly number[]; readonly changes: readonly AuditChange[] }> {
  const { todayOn } = await readProgrammeFacts(tx, now);
  const run = rowsOf(tx);
  const mine = await readLadders(run, { memberId: toMemberId, todayOn });
  const ruleIds = mine.map(({ ruleId }) => ruleId);
  const passed = await run<Passed>(PASS, [
    ...[fromMemberId, toMemberId, todayOn, ruleIds, reason, now],
  ]);
  const changes = passed.map(({ ruleId, tierId, untilOn }): AuditChange => {
    const before = mine.find((ladder) => ladder.ruleId === ruleId);
    return {
      ...{ subjectKind: 'member', subjectId: toMemberId },
      before: { tierId: before?.heldTierId ?? null },
      after: { floor: 'merge', tierId, untilOn, tierFrom: fromMemberId },
    };
  });
  await judgeAgain(tx, { memberIds: [toMemberId], now, reason });
  return { floorIds: passed.map(({ floorId }) => floorId), changes };
}

/** Takes floors back that a merge brought: as if they had not been. The members are judged without them by the caller. */
export async function takeFloorsBack(
  { client }: Tx,
  { memberId, floorIds }: { readonly memberId: number; readonly floorIds: readonly number[] },
): Promise<void> {
  await client.query(
    'UPDATE tier_floors SET until_on = from_on - 1 WHERE member_id = $1 AND floor_id = ANY ($2::bigint[])',
    [memberId, floorIds],
  );
}
