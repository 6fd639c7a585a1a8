import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { heldTier, type SubjectLadder } from '@/lib/domain/tiers/floors';
import type { AuditChange } from '@/lib/kernel/audit';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { judgeAgain } from './judge-again';
import { readLadders } from './read-ladders';

/** The last day to which a tier is certain: of its validity, its grace and the floors that hold it; null: of none. */
const CERTAIN_UNTIL = `
  SELECT greatest(
    (SELECT greatest(valid_until_on, grace_until_on) FROM tier_standings WHERE member_id = $1 AND rule_id = $2),
    (SELECT max(f.until_on) FROM tier_floors f JOIN tiers t ON t.tier_id = f.tier_id
     JOIN tiers held ON held.tier_id = $3 AND t.rank >= held.rank
     WHERE f.member_id = $1 AND f.rule_id = $2 AND f.from_on <= $4::date AND f.until_on >= $4::date),
    $4::date)::text AS "untilOn"`;

const INSERT = `
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, created_at)
  VALUES ($1, $2, $3, $4, $5, 'merge', $6, $7) RETURNING floor_id::float8 AS "floorId"`;

type Passing = {
  readonly fromMemberId: number;
  readonly toMemberId: number;
  readonly reason: Extract<TierReason, 'merge' | 'cardOwner'>;
  readonly now: Date;
};

/** The tier of the other one on a ladder, when it is the higher of the two. */
function higherTier(mine: SubjectLadder, theirs: SubjectLadder | undefined): number | null {
  const other = theirs === undefined ? null : heldTier(theirs);
  return other !== null && other.step > (heldTier(mine)?.step ?? -1) ? other.tierId : null;
}

/**
 * Gives a member the tiers of another one that are the higher of the two, ladder by ladder: as floors to the day to which the other one
 * was certain of them, else for today; the night after judges by what was bought. Nobody loses a tier by it. Both are played
 * again in the night. @returns the floors, and what changed for the audit
 */
export async function passTier(
  tx: Tx,
  { fromMemberId, toMemberId, reason, now }: Passing,
): Promise<{ readonly floorIds: readonly number[]; readonly changes: readonly AuditChange[] }> {
  const { todayOn } = await readProgrammeFacts(tx, now);
  const run = rowsOf(tx);
  const mine = await readLadders(run, { memberId: toMemberId, todayOn });
  const theirs = await readLadders(run, { memberId: fromMemberId, todayOn });
  const floorIds: number[] = [];
  const changes: AuditChange[] = [];
  for (const ladder of mine) {
    const { ruleId } = ladder;
    const tierId = higherTier(
      ladder,
      theirs.find((other) => other.ruleId === ruleId),
    );
    if (tierId === null) continue;
    const [certain] = await run<{ untilOn: string }>(CERTAIN_UNTIL, [
      fromMemberId,
      ruleId,
      tierId,
      todayOn,
    ]);
    const untilOn = certain?.untilOn ?? todayOn;
    const values = [toMemberId, ruleId, tierId, todayOn, untilOn, reason, now];
    const rows = await run<{ floorId: number }>(INSERT, values);
    floorIds.push(...rows.map(({ floorId }) => floorId));
    changes.push({
      subjectKind: 'member',
      subjectId: toMemberId,
      before: { tierId: ladder.heldTierId },
      after: { floor: 'merge', tierId, untilOn, tierFrom: fromMemberId },
    });
  }
  await judgeAgain(tx, { memberIds: [toMemberId], now, reason });
  return { floorIds, changes };
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
