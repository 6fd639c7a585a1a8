import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/write';
import type { GrantCounts, GrantOutcome } from '@/lib/domain/tiers/grants';
import { GRANT_GETS } from '@/lib/domain/tiers/grants';
import { lockMembers } from '@/lib/members/change-status';
import { runSql } from '@/lib/segments/run-sql';
import { noteReplays } from '../engine/replay-members';
import { showTiers } from '../engine/show-tiers';
import type { LockedGrant } from './lock-grant';
import { grantOutcomes } from './outcomes';

type Judged = { readonly memberId: number; readonly outcome: GrantOutcome };

/** Takes the next part out of what is left. @returns its members; null: there is none */
async function takePart({ client }: Tx, grantId: number): Promise<readonly number[] | null> {
  const { rows } = await client.query<{ memberIds: number[] }>(
    `DELETE FROM tier_grant_parts
     WHERE grant_id = $1 AND part = (SELECT min(part) FROM tier_grant_parts WHERE grant_id = $1)
     RETURNING member_ids::float8[] AS "memberIds"`,
    [grantId],
  );
  return rows[0]?.memberIds ?? null;
}

/** Locks the members of a part, and those whom some of them were merged into since. @returns all of them */
async function lockPart(tx: Tx, memberIds: readonly number[]): Promise<readonly number[]> {
  await lockMembers(tx, memberIds);
  const { rows } = await tx.client.query<{ memberId: number }>(
    `SELECT DISTINCT merged_into::float8 AS "memberId" FROM members
     WHERE member_id = ANY ($1::bigint[]) AND merged_into IS NOT NULL AND merged_into <> ALL ($1::bigint[]) ORDER BY 1`,
    [memberIds],
  );
  const others = rows.map(({ memberId }) => memberId);
  if (others.length > 0) await lockMembers(tx, others);
  return [...memberIds, ...others];
}

const KEEP = `
  INSERT INTO tier_grant_members (member_id, grant_id, outcome)
  SELECT u.member_id, $1, u.outcome FROM unnest($2::bigint[], $3::text[]) AS u (member_id, outcome) ORDER BY u.member_id
  ON CONFLICT DO NOTHING RETURNING member_id::float8 AS "memberId", outcome`;

const LAY = `
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, remark, grant_id, requested_by,
    approved_by, created_at)
  SELECT u.member_id, $2, $3, $4, $5, 'manual', $6, $7, $8, $9, $10, $11 FROM unnest($1::bigint[]) AS u (member_id) ORDER BY u.member_id`;

/**
 * Gives the tier to the next part of a grant's members: each once, as the statement of the trial judges them at this moment. Who was merged
 * since gives their place on. @returns how many there were of each outcome; null: nobody is left
 */
export async function givePart(
  tx: Tx,
  grant: LockedGrant,
  { todayOn, now }: { readonly todayOn: string; readonly now: Date },
): Promise<GrantCounts | null> {
  const { grantId, ruleId, tierId, untilOn, reason, remark, askedBy, decidedBy } = grant;
  const part = await takePart(tx, grantId);
  if (part === null) return null;
  const memberIds = await lockPart(tx, part);
  const judged = await runSql<Judged>(
    tx,
    sql`SELECT member_id::float8 AS "memberId", outcome FROM (${grantOutcomes(
      sql`SELECT unnest(${sql.param([...memberIds])}::bigint[]) AS member_id`,
      { ruleId, tierId, untilOn, todayOn },
    )}) judged`,
  );
  const { rows: kept } = await tx.client.query<Judged>(KEEP, [
    grantId,
    judged.map(({ memberId }) => memberId),
    judged.map(({ outcome }) => outcome),
  ]);
  const gets = kept
    .filter(({ outcome }) => GRANT_GETS.some((one) => one === outcome))
    .map(({ memberId }) => memberId)
    .toSorted((a, b) => a - b);
  if (gets.length > 0) {
    await tx.client.query(LAY, [
      ...[gets, ruleId, tierId, todayOn, untilOn, reason, remark, grantId, askedBy, decidedBy, now],
    ]);
    await noteReplays(tx, gets);
    await showTiers(tx, gets, { on: todayOn, mayFall: false, now, reasonOf: () => 'manual' });
  }
  return Object.fromEntries(
    Object.entries(Object.groupBy(kept, ({ outcome }) => outcome)).map(([outcome, of]) => [
      ...[outcome, of.length],
    ]),
  );
}
