import 'server-only';
import type { Tx } from '@/db/write';
import type { Arm } from '@/lib/domain/experiments/assign';
import type { AwardState } from '@/lib/domain/mechanics/records';
import type { Points } from '@/lib/domain/shared/points';

/** A row of `awards` to be. */
export type NewAward = {
  readonly memberId: number;
  readonly occurrence: string;
  readonly throughMemberId: number | null;
  readonly state: Extract<AwardState, 'given' | 'waiting' | 'heldOut'>;
  readonly dueOn: string;
  readonly untilOn: string | null;
  readonly points: Points;
  readonly minor: bigint;
};

type Written = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly groupName: string | null;
  readonly on: string;
  readonly now: Date;
};

/** What is there already stays as it is: whoever wrote it first gave it. */
const WRITE = `
  INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, through_member_id, state, decided_on, decided_at, due_on,
    until_on, points, minor, group_name, settled_at)
  SELECT o.member_id, $1, o.occurrence, $2, o.through_id, o.state, $3, $4, o.due_on, o.until_on, o.points, o.minor, $5,
    CASE WHEN o.state <> 'waiting' THEN $4::timestamptz END
  FROM unnest($6::bigint[], $7::text[], $8::bigint[], $9::text[], $10::date[], $11::date[], $12::bigint[], $13::bigint[])
    AS o (member_id, occurrence, through_id, state, due_on, until_on, points, minor)
  ORDER BY o.member_id, o.occurrence
  ON CONFLICT DO NOTHING RETURNING member_id::float8 AS "memberId", occurrence`;

/** Writes awards, once for a member and an occurrence. @returns those that were not there before */
export async function writeAwards(
  { client }: Tx,
  { ruleId, versionId, groupName, on, now }: Written,
  awards: readonly NewAward[],
): Promise<readonly NewAward[]> {
  if (awards.length === 0) return [];
  const { rows } = await client.query<{ memberId: number; occurrence: string }>(WRITE, [
    ruleId,
    versionId,
    on,
    now,
    groupName,
    awards.map(({ memberId }) => memberId),
    awards.map(({ occurrence }) => occurrence),
    awards.map(({ throughMemberId }) => throughMemberId),
    awards.map(({ state }) => state),
    awards.map(({ dueOn }) => dueOn),
    awards.map(({ untilOn }) => untilOn),
    awards.map(({ points }) => points),
    awards.map(({ minor }) => minor),
  ]);
  const written = new Set(rows.map(({ memberId, occurrence }) => `${memberId} ${occurrence}`));
  return awards.filter(({ memberId, occurrence }) => written.has(`${memberId} ${occurrence}`));
}

/** Keeps the arm that members were put into; who has one keeps it. */
export async function writeArms(
  { client }: Tx,
  { ruleId, on }: { readonly ruleId: number; readonly on: string },
  arms: readonly { readonly memberId: number; readonly arm: Arm }[],
): Promise<void> {
  if (arms.length === 0) return;
  await client.query(
    `INSERT INTO mechanic_arms (member_id, rule_id, arm, assigned_on)
     SELECT o.member_id, $1, o.arm, $2 FROM unnest($3::bigint[], $4::text[]) AS o (member_id, arm) ORDER BY o.member_id
     ON CONFLICT DO NOTHING`,
    [ruleId, on, arms.map(({ memberId }) => memberId), arms.map(({ arm }) => arm)],
  );
}
