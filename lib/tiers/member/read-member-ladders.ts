import 'server-only';
import type { MemberLadder, OldestCounted } from '@/lib/domain/tiers/member-tier';
import { askToKeep, askToReach, canBeLost, leavesOn, provenAt } from '@/lib/domain/tiers/outlook';
import { type Shown, shownOn } from '@/lib/domain/tiers/shown';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { factsSql, Values } from '../engine/facts-sql';
import { type MeasuredClimber, measureMembers } from '../engine/measures';
import { readLadders } from '../floors/read-ladders';
import { readLastJudgements } from './read-judgements';
import { type LadderVersion, readLaddersInForce } from './read-versions';
import { toldTier } from './told-tier';

type Asked = { readonly memberId: number; readonly todayOn: string; readonly timeZone: string };
type OldestRow = {
  readonly on: string;
  readonly spend: string;
  readonly receipts: number;
  readonly points: string;
};

/** The oldest day of the window that adds to it; null: nothing counts, or the window does not move on. */
async function readOldest(
  run: RunRows,
  { ladder }: LadderVersion,
  { memberId, timeZone, fromOn, joinedOn }: Asked & { fromOn: string; joinedOn: string },
): Promise<OldestCounted | null> {
  if (ladder.window.kind !== 'rolling') return null;
  const values = new Values();
  const from = `${values.bind(fromOn)}::date`;
  const whose = `${values.bind(memberId)}::bigint`;
  const facts = factsSql(values, { ladder, timeZone, fromOn: from, whose });
  const [row] = await run<OldestRow>(
    `SELECT day::text AS on, sum(spend)::text AS spend, sum(receipts)::int AS receipts, sum(points)::text AS points
     FROM (${facts}) f WHERE day >= ${from} GROUP BY day
     HAVING sum(spend) <> 0 OR sum(receipts) <> 0 OR sum(points) <> 0 ORDER BY day LIMIT 1`,
    values.list,
  );
  const gone = row === undefined ? null : leavesOn(ladder, row.on, joinedOn);
  if (row === undefined || gone === null) return null;
  const { on, receipts } = row;
  return {
    on,
    leavesOn: gone,
    spend: BigInt(row.spend),
    receipts,
    points: BigInt(row.points),
  };
}

/**
 * What the night that asks for the tier next has counted so far; of a tier that a floor alone holds, what is missing to earn it
 * by its last day. Null: nothing can be lost.
 */
async function readKeep(
  run: RunRows,
  { ruleId, ladder }: LadderVersion,
  {
    climber,
    shown: { step, ownStep, floorUntilOn },
    memberId,
    todayOn,
    timeZone,
  }: Asked & { readonly climber: MeasuredClimber; readonly shown: Shown },
): Promise<MemberLadder['keep']> {
  const { standing, measures } = climber;
  const stood = { on: todayOn, standing };
  if (ownStep < step) {
    if (!canBeLost(ladder, step)) return null;
    return askToReach(ladder, climber, {
      ...{ ...stood, measure: measures.window, step, floorUntilOn },
    });
  }
  const night = provenAt(ladder, stood);
  if (night === null) return null;
  const [then] = await measureMembers(run, {
    ruleId,
    ladder,
    timeZone,
    on: night,
    as: 'night',
    memberIds: [memberId],
  });
  const { window, grace } = then?.measures ?? measures;
  const measure = standing.graceUntilOn === null ? window : grace;
  return askToKeep(ladder, climber, { on: todayOn, night, standing, measure });
}

async function memberLadder(
  run: RunRows,
  version: LadderVersion,
  asked: Asked,
): Promise<Omit<MemberLadder, 'why'> | null> {
  const { ruleId, no, nameEn, nameRu, ladder } = version;
  const { memberId, todayOn, timeZone } = asked;
  const [climber] = await measureMembers(run, {
    ruleId,
    ladder,
    timeZone,
    on: todayOn,
    as: 'day',
    memberIds: [memberId],
  });
  if (climber === undefined) return null;
  const { standing, measures, joinedOn } = climber;
  const shown = shownOn(ladder, climber, todayOn);
  const { step, ownStep, sinceOn, validUntilOn, floorUntilOn } = shown;
  const next = askToReach(ladder, climber, {
    ...{ on: todayOn, standing, measure: measures.window, step: step + 1 },
  });
  const keep = await readKeep(run, version, { ...asked, climber, shown });
  const counted = next ?? keep;
  return {
    ruleId,
    nameEn,
    nameRu,
    versionNo: no,
    tier: toldTier(ladder, ladder.tiers[step]?.tierId ?? null),
    sinceOn,
    validUntilOn,
    canBeLost: canBeLost(ladder, step),
    floorUntilOn,
    standing,
    ownTier: toldTier(ladder, ladder.tiers[ownStep]?.tierId ?? null),
    canOwnBeLost: canBeLost(ladder, ownStep),
    next,
    nextTier: toldTier(ladder, next?.tierId ?? null),
    keep,
    oldest:
      counted === null
        ? null
        : await readOldest(run, version, { ...asked, fromOn: counted.fromOn, joinedOn }),
  };
}

/** The ladders that a member stands on today, the one whose tier they show first: standing, why, and what is missing. */
export async function readMemberLadders(
  run: RunRows,
  asked: Asked,
): Promise<readonly MemberLadder[]> {
  const { memberId, todayOn } = asked;
  const ruleIds = (await readLadders(run, asked)).map(({ ruleId }) => ruleId);
  const versions = await readLaddersInForce(run, ruleIds, todayOn);
  const why = await readLastJudgements(run, { memberId, ruleIds });
  const ladders: MemberLadder[] = [];
  for (const ruleId of ruleIds) {
    const version = versions.get(ruleId);
    const ladder = version === undefined ? null : await memberLadder(run, version, asked);
    if (ladder !== null) ladders.push({ ...ladder, why: why.get(ruleId) ?? null });
  }
  return ladders;
}
