import 'server-only';
import type { MemberLadder, OldestCounted } from '@/lib/domain/tiers/member-tier';
import {
  askOfNext,
  askToKeep,
  canBeLost,
  floorUntil,
  leavesOn,
  provenAt,
} from '@/lib/domain/tiers/outlook';
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

/** What the night that asks for the tier next has counted so far; null: nothing can be lost. */
async function readKeep(
  run: RunRows,
  { ruleId, ladder }: LadderVersion,
  { climber, memberId, todayOn, timeZone }: Asked & { readonly climber: MeasuredClimber },
): Promise<MemberLadder['keep']> {
  const { standing } = climber;
  const night = provenAt(ladder, climber, { on: todayOn, standing });
  if (night === null) return null;
  const [then] = await measureMembers(run, {
    ruleId,
    ladder,
    timeZone,
    on: night,
    as: 'night',
    memberIds: [memberId],
  });
  const { window, grace } = then?.measures ?? climber.measures;
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
  const next = askOfNext(ladder, climber, { on: todayOn, standing, measure: measures.window });
  const keep = await readKeep(run, version, { ...asked, climber });
  const counted = next ?? keep;
  return {
    ruleId,
    nameEn,
    nameRu,
    versionNo: no,
    tier: toldTier(ladder, standing.tierId),
    standing,
    canBeLost: canBeLost(ladder, standing),
    floorUntilOn: floorUntil(ladder, climber, { on: todayOn, standing }),
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
