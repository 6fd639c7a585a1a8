import 'server-only';
import { type Arm, armOf, type Holdout } from '@/lib/domain/experiments/assign';
import type { Candidate } from '@/lib/domain/mechanics/decide';
import type { Award } from '@/lib/domain/mechanics/decision';
import { leftOutOf } from '@/lib/domain/mechanics/definition';
import { kindOf } from '@/lib/domain/mechanics/kinds/registry';
import type { AwardState } from '@/lib/domain/mechanics/records';
import { toPoints } from '@/lib/domain/shared/points';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import type { SegmentSource } from '@/lib/segments/compile';
import type { KnownPurchases } from '../facts/asked-facts';
import { readFacts } from '../facts/read-facts';
import { readAudience, readStanding } from '../facts/read-standing';
import type { LaunchedMechanic } from '../read-live';

/** An award as it stands in the tables. `ownId`: under whose number, since a merge another's than the member's. */
export type KeptAward = Award & {
  readonly ownId: number;
  readonly state: AwardState;
  readonly seq: number | null;
};

/** A member who may be given something, with what was ever given to them, and to those who were merged into them. */
export type ReadCandidate = {
  readonly memberId: number;
  readonly candidate: Candidate;
  readonly kept: readonly KeptAward[];
  /** Whether their arm is in the tables already. */
  readonly isAssigned: boolean;
};

type AwardRow = Omit<KeptAward, 'points' | 'minor'> & {
  readonly memberId: number;
  readonly points: string;
  readonly minor: string;
};

/** Of a member and of those who were merged into them: nobody is given twice by a merge. */
const OWN = `
  SELECT o.member_id, o.member_id AS own_id FROM unnest($1::bigint[]) o (member_id)
  UNION ALL SELECT m.merged_into, m.member_id FROM members m WHERE m.merged_into = ANY ($1::bigint[])`;

/**
 * What came by the occasion of another is none of the member's: it is neither found again nor towards what they may get. Each member's
 * are looked up by the key (OFFSET 0): joined freely, all awards that ever were would be read for a few thousand members.
 */
async function readAwards(
  run: RunRows,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptAward[]>> {
  const rows = await run<AwardRow>(
    `SELECT w.member_id::float8 AS "memberId", a.rule_id AS "mechanicId", a.member_id::float8 AS "ownId", a.occurrence AS key, a.decided_on::text AS on,
       a.group_name AS "group", a.points::text AS points, a.minor::text AS minor, a.state, a.seq
     FROM (${OWN}) w
     CROSS JOIN LATERAL (SELECT * FROM awards WHERE member_id = w.own_id AND through_member_id IS NULL OFFSET 0) a
     ORDER BY a.decided_on, a.rule_id, a.occurrence`,
    [ids],
  );
  const byMember = new Map<number, KeptAward[]>();
  for (const { memberId, points, minor, ...row } of rows) {
    const award = { ...row, points: toPoints(BigInt(points)), minor: BigInt(minor) };
    const known = byMember.get(memberId);
    if (known === undefined) byMember.set(memberId, [award]);
    else known.push(award);
  }
  return byMember;
}

async function readArms(
  run: RunRows,
  ids: readonly number[],
  ruleId: number,
): Promise<ReadonlyMap<number, Arm>> {
  const rows = await run<{ memberId: number; arm: Arm }>(
    `SELECT member_id::float8 AS "memberId", arm FROM mechanic_arms WHERE rule_id = $2 AND member_id = ANY ($1::bigint[])`,
    [ids, ruleId],
  );
  return new Map(rows.map(({ memberId, arm }) => [memberId, arm]));
}

/** Counts towards limits of a member: what was held back or never came does not. */
const wasGiven = ({ state }: KeptAward) => state !== 'heldOut' && state !== 'dropped';

/** Everything that a mechanic decides by, of these members, as they stand in this transaction. Who was merged or joins later is left out. */
export async function readCandidates(
  run: RunRows,
  {
    live,
    memberIds,
    fromOn,
    on,
    source,
    programme,
    isExplained = false,
    known,
  }: {
    readonly live: LaunchedMechanic;
    readonly memberIds: readonly number[];
    readonly fromOn: string;
    readonly on: string;
    readonly source: SegmentSource;
    readonly programme: Holdout | null;
    /** Facts are read of those too who are out of it anyway: somebody asks why. */
    readonly isExplained?: boolean;
    readonly known?: KnownPurchases | undefined;
  },
): Promise<readonly ReadCandidate[]> {
  const { mechanic, mechanicId, holdout } = live;
  const { timeZone } = source;
  const asked = { whose: { memberIds } };
  const reasons = leftOutOf(mechanic);
  const standings = await readStanding(run, { ...asked, reasons });
  const definition = mechanic.audience;
  const audience = await readAudience(run, { definition, source, ...asked });
  const awards = await readAwards(run, memberIds);
  // Facts are dear: of who is out of it anyway they are read only where something may be taken back.
  const ids = memberIds.filter((memberId) => {
    if (isExplained) return true;
    const standing = standings.get(memberId);
    const isOut =
      standing === undefined ||
      !standing.isActive ||
      !audience.has(memberId) ||
      reasons.some((reason) => standing.leftOut.includes(reason));
    return !isOut || awards.get(memberId)?.some((award) => award.mechanicId === mechanicId);
  });
  if (ids.length === 0) return [];
  const arms = await readArms(run, ids, mechanicId);
  const facts = await readFacts(run, {
    whose: { memberIds: ids },
    names: kindOf(mechanic.occasion).reads,
    fromOn,
    throughOn: on,
    timeZone,
    hasGoods: mechanic.occasion.is !== 'reactivation',
    known,
  });
  return [...facts].flatMap(([memberId, known]): readonly ReadCandidate[] => {
    const standing = standings.get(memberId);
    if (standing === undefined) return [];
    const kept = awards.get(memberId) ?? [];
    const assigned = arms.get(memberId);
    const arm = assigned ?? armOf(memberId, { programme, own: holdout });
    const isInAudience = standing.isActive && audience.has(memberId);
    const { leftOut } = standing;
    const candidate = { isInAudience, leftOut, arm, facts: known, awards: kept.filter(wasGiven) };
    return [{ memberId, candidate, kept, isAssigned: assigned !== undefined }];
  });
}
