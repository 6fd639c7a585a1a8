import 'server-only';
import { z } from 'zod';
import { dayInput } from '@/lib/domain/rules/rule-input';
import { defineCommand } from '@/lib/kernel/command';
import { type JudgedStanding, keepStandings } from '../engine/keep-standings';
import { replayMembers } from '../engine/replay-members';
import { type Shown, showTiers } from '../engine/show-tiers';
import { syncTiers } from '../engine/sync-tiers';
import { keepPromised, type Promised } from '../floors/keep-promised';

const id = z.int().positive();
const count = z.int().min(0);
/** Most members of one transaction. */
export const MOST_JUDGED = 2_000;
const MOST_REPLAYED = 200;

/** Before a night: the rows of tiers as the versions of the day name them. */
export const beginNight = defineCommand({
  id: 'tiers.beginNight',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({ night: dayInput }),
  run: async ({ tx, input: { night } }) => {
    await syncTiers(tx, night);
    return { result: null, changes: [] };
  },
});

/** Lets members keep the tiers that they would fall from in the first night of a version, as it says. @returns how many */
export const layPromised = defineCommand({
  id: 'tiers.layPromised',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    ruleId: id,
    versionId: id,
    night: dayInput,
    promised: z.array(z.custom<Promised>()).max(MOST_JUDGED),
  }),
  run: async ({ tx, input: { ruleId, versionId, night, promised }, now }) => {
    const kept = await keepPromised(tx, { versionId, promised, now });
    if (kept === 0) return { result: kept, changes: [] };
    const after = { night, kept };
    return {
      result: kept,
      changes: [{ subjectKind: 'rule', subjectId: ruleId, before: null, after }],
    };
  },
});

/** Puts everybody into the queue of those who are played again: the ladder has too many nights behind. */
export const replayAll = defineCommand({
  id: 'tiers.replayAll',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx }) => {
    await tx.client.query(
      `INSERT INTO tier_replays (member_id) SELECT member_id FROM members WHERE member_id <> 0 AND status <> 'merged'
       ON CONFLICT DO NOTHING`,
    );
    return { result: null, changes: [] };
  },
});

/** Plays some members again whose past changed. @returns how many; 0: the queue is empty */
export const replayDue = defineCommand({
  id: 'tiers.replayDue',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { rows } = await tx.client.query<{ memberId: number }>(
      `DELETE FROM tier_replays WHERE member_id IN (
         SELECT member_id FROM tier_replays ORDER BY member_id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING member_id::float8 AS "memberId"`,
      [MOST_REPLAYED],
    );
    const memberIds = rows.map(({ memberId }) => memberId).toSorted((a, b) => a - b);
    if (memberIds.length > 0) await replayMembers(tx, { memberIds, now, mayFall: true });
    return { result: memberIds.length, changes: [] };
  },
});

/** Writes down what a night judged of some members. What changed since they were read is left for the next one. */
export const keepJudged = defineCommand({
  id: 'tiers.keepJudged',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    ruleId: id,
    versionId: id,
    night: dayInput,
    isNewVersion: z.boolean(),
    rows: z.array(z.custom<JudgedStanding>()).max(MOST_JUDGED),
  }),
  run: async ({ tx, input, now }) => {
    const { night, isNewVersion, ...judged } = input;
    const kept = await keepStandings(
      tx,
      { ...judged, judgedOn: night, judgedBy: 'night', mayFall: true, now },
      isNewVersion ? 'newVersion' : undefined,
    );
    return { result: kept.length, changes: [] };
  },
});

/** Who came to a ladder that members are put on since the night before. */
const CAME = `SELECT DISTINCT member_id::float8 AS "memberId" FROM tier_enrolments WHERE from_on = $1::date`;
const LEFT = `SELECT DISTINCT member_id::float8 AS "memberId" FROM tier_enrolments WHERE until_on = $1::date - 1`;

/**
 * Lets some of those who show another tier than they stand on show it: whose floor is over, who came to a ladder or left one, and everybody when a
 * ladder begins.
 * @returns how many; 0: nobody is left
 */
export const showStanding = defineCommand({
  id: 'tiers.showStanding',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({ night: dayInput }),
  run: async ({ tx, input: { night }, now }) => {
    const idsOf = async (text: string) => {
      const { rows } = await tx.client.query<{ memberId: number }>(text, [night]);
      return new Set(rows.map(({ memberId }) => memberId));
    };
    const [came, left] = [await idsOf(CAME), await idsOf(LEFT)];
    const reasonOf = ({ memberId, isFloorOver }: Shown) => {
      if (came.has(memberId)) return 'enrolled';
      if (left.has(memberId)) return 'left';
      return isFloorOver ? 'floorOver' : 'newVersion';
    };
    const whose = { first: MOST_JUDGED };
    const result = await showTiers(tx, whose, { on: night, mayFall: true, now, reasonOf });
    return { result, changes: [] };
  },
});

/** Ends a night: it is judged, and how many members show each tier is kept. */
export const endNight = defineCommand({
  id: 'tiers.endNight',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    night: dayInput,
    ladders: z.array(
      z.object({ ruleId: id, versionId: id, judged: count, up: count, down: count, grace: count }),
    ),
  }),
  run: async ({ tx, input, now }) => {
    const { night, ladders } = input;
    await tx.client.query(
      `INSERT INTO tier_nights (rule_id, night, rule_version_id, judged, up, down, grace, finished_at)
       SELECT n."ruleId", $2::date, n."versionId", n.judged, n.up, n.down, n.grace, $3
       FROM jsonb_to_recordset($1) AS n ("ruleId" int, "versionId" int, judged int, up int, down int, grace int)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(ladders), night, now],
    );
    await tx.client.query(
      `INSERT INTO tier_days (day, tier_id, members)
       SELECT $1::date, coalesce(tier_id, 0), count(*) FROM members
       WHERE member_id <> 0 AND status IN ('active', 'suspended') GROUP BY 2
       ON CONFLICT (day, tier_id) DO UPDATE SET members = excluded.members`,
      [night],
    );
    return {
      result: null,
      changes: [
        { subjectKind: 'programme', subjectId: 1, before: null, after: { night, ladders } },
      ],
    };
  },
});
