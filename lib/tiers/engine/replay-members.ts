import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import { dayStart } from '@/lib/domain/shared/calendar';
import { toPoints } from '@/lib/domain/shared/points';
import { isSameStanding, judgementOf } from '@/lib/domain/tiers/judged';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { DayFact } from '@/lib/domain/tiers/replay';
import { stepOf } from '@/lib/domain/tiers/standing';
import { swiftReplay } from '@/lib/domain/tiers/swift-replay';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { factsSql, Values } from './facts-sql';
import { type JudgedStanding, keepStandings } from './keep-standings';
import { type ActiveLadder, readLadders, readLadderVersions } from './ladders';
import { type MeasuredClimber, measureMembers } from './measures';

type FactRow = {
  readonly memberId: number;
  readonly day: string;
  readonly spend: string;
  readonly receipts: number;
  readonly points: string;
};

/** Everything that members did, day by day, as the ladder counts it. */
async function readFacts(
  tx: Tx,
  { definition: ladder }: ActiveLadder,
  { memberIds, timeZone }: { memberIds: readonly number[]; timeZone: string },
): Promise<ReadonlyMap<number, readonly DayFact[]>> {
  const values = new Values();
  const whose = `SELECT unnest(${values.bind(memberIds)}::bigint[])`;
  const facts = factsSql(values, { ladder, timeZone, fromOn: `'0001-01-01'::date`, whose });
  const rows = await rowsOf(tx)<FactRow>(
    `SELECT member_id::float8 AS "memberId", day::text AS day, sum(spend)::text AS spend, sum(receipts)::int AS receipts,
       sum(points)::text AS points FROM (${facts}) f GROUP BY member_id, day ORDER BY member_id, day`,
    values.list,
  );
  const byMember = new Map<number, DayFact[]>();
  for (const { memberId, day, spend, receipts, points } of rows) {
    const fact = { on: day, spend: BigInt(spend), receipts, points: toPoints(BigInt(points)) };
    const known = byMember.get(memberId);
    if (known === undefined) byMember.set(memberId, [fact]);
    else known.push(fact);
  }
  return byMember;
}

/** The tiers that members showed before a moment; null: none. */
async function readTiersBefore(tx: Tx, memberIds: readonly number[], before: Date) {
  const rows = await rowsOf(tx)<{ memberId: number; tierId: number | null }>(
    `SELECT m.member_id::float8 AS "memberId", CASE WHEN c.change_id IS NULL THEN m.tier_id ELSE c.from_tier_id END AS "tierId"
     FROM members m LEFT JOIN LATERAL (
       SELECT change_id, from_tier_id FROM tier_changes t WHERE t.member_id = m.member_id AND t.happened_at >= $2
       ORDER BY t.happened_at, t.change_id LIMIT 1) c ON true
     WHERE m.member_id = ANY ($1::bigint[])`,
    [memberIds, before],
  );
  return new Map(rows.map(({ memberId, tierId }) => [memberId, tierId]));
}

/** Leaves members to the night: something of their past changed. */
export async function noteReplays(tx: Tx, memberIds: readonly number[]): Promise<void> {
  if (memberIds.length === 0) return;
  await tx.client.query(
    'INSERT INTO tier_replays (member_id) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING',
    [memberIds],
  );
}

/** Facts with one more, in the order of their days. */
function withPlus(facts: readonly DayFact[], plus: DayFact | undefined): readonly DayFact[] {
  return plus === undefined ? facts : [...facts, plus].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

type Replay = {
  readonly memberIds: readonly number[];
  readonly now: Date;
  /** Whether who stands too high falls now; else only who stands too low rises. */
  readonly mayFall: boolean;
  /** Why tiers change; left out: what the judgements say, or that they were played again. */
  readonly reason?: TierReason;
  /** What goes into the books with the end of the transaction: it counts for all of them. */
  readonly plus?: (ladder: Ladder) => DayFact;
};

async function replayLadder(tx: Tx, active: ActiveLadder, replay: Replay): Promise<void> {
  const { memberIds, now, mayFall, plus } = replay;
  const { timeZone, todayOn } = await readProgrammeFacts(tx, now);
  const { ruleId, versionId, definition: ladder } = active;
  const run = rowsOf(tx);
  const climbers = await measureMembers(run, {
    ...{ ruleId, ladder, timeZone, on: todayOn, as: 'day', memberIds },
  });
  if (climbers.length === 0) return;
  const versions = await readLadderVersions(run, ruleId);
  const facts = await readFacts(tx, active, { memberIds, timeZone });
  const firstOn = versions[0]?.startsOn ?? todayOn;
  const before = await readTiersBefore(tx, memberIds, dayStart(firstOn, timeZone));
  const played = (climber: MeasuredClimber): JudgedStanding[] => {
    const { memberId, standing, measures } = climber;
    const { standing: after } = swiftReplay({
      ...{ versions, climber, throughOn: todayOn },
      facts: withPlus(facts.get(memberId) ?? [], plus?.(ladder)),
      start: before.get(memberId) ?? null,
    });
    const isFall = stepOf(ladder, after.tierId) < stepOf(ladder, standing.tierId);
    if (isSameStanding(standing, after) || (isFall && !mayFall)) return [];
    const judgement = judgementOf(ladder, { before: standing, after });
    return [{ memberId, before: standing, after, judgement, measures }];
  };
  const rows = climbers.flatMap(played);
  await keepStandings(
    tx,
    { ...{ ruleId, versionId, judgedOn: todayOn, judgedBy: 'replay', rows, mayFall, now } },
    replay.reason ?? (mayFall ? 'replayed' : undefined),
  );
}

/**
 * Plays members again from everything that is known of them, on every ladder, and writes down how they stand. By day nobody falls:
 * what would lower a tier waits for the night.
 */
export async function replayMembers(tx: Tx, replay: Replay): Promise<void> {
  const { todayOn } = await readProgrammeFacts(tx, replay.now);
  for (const active of await readLadders(rowsOf(tx), todayOn)) {
    await replayLadder(tx, active, replay);
  }
}
