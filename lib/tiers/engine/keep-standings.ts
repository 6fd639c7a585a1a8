import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { JudgedBy, Judgement } from '@/lib/domain/tiers/records';
import type { Measure, Measures, Standing } from '@/lib/domain/tiers/standing';
import { showTiers } from './show-tiers';

/** A standing that a judgement changed. */
export type JudgedStanding = {
  readonly memberId: number;
  readonly before: Standing;
  readonly after: Standing;
  readonly judgement: Judgement;
  readonly measures: Measures;
};

export type Judged = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly judgedOn: string;
  readonly judgedBy: JudgedBy;
  readonly rows: readonly JudgedStanding[];
  /** Whether who shows too high a tier shows the lower one at once; else the night lets them. */
  readonly mayFall: boolean;
  readonly now: Date;
};

const COLUMNS = [
  'tier_id',
  'since_on',
  'valid_until_on',
  'grace_until_on',
  'grace_from_on',
  'held_until_on',
  'counts_from_on',
] as const;
const KEYS = [
  'tierId',
  'sinceOn',
  'validUntilOn',
  'graceUntilOn',
  'graceFromOn',
  'heldUntilOn',
  'countsFromOn',
] as const satisfies readonly (keyof Standing)[];
const typeOf = (column: string) => (column === 'tier_id' ? 'smallint' : 'date');
const list = (prefix: string) => COLUMNS.map((column) => `${prefix}${column}`).join(', ');

/**
 * Standings as they were are replaced; one that is another by now is left, and its member played again in the night. Who has no
 * row was on the entry tier.
 */
const KEEP = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1) AS g (member_id bigint,
      ${COLUMNS.flatMap((column) => [`b_${column} ${typeOf(column)}`, `a_${column} ${typeOf(column)}`]).join(', ')})),
  known AS (
    SELECT g.*, s.member_id IS NOT NULL AS has_row FROM given g
    LEFT JOIN (SELECT * FROM tier_standings WHERE rule_id = $2 AND member_id = ANY ($3::bigint[]) ORDER BY member_id FOR UPDATE) s
      USING (member_id)),
  updated AS (
    UPDATE tier_standings s SET (${list('')}) = (${list('g.a_')})
    FROM known g
    WHERE s.member_id = g.member_id AND s.rule_id = $2 AND g.has_row
      AND (${list('s.')}) IS NOT DISTINCT FROM (${list('g.b_')})
    RETURNING s.member_id),
  inserted AS (
    INSERT INTO tier_standings (member_id, rule_id, ${list('')})
    SELECT member_id, $2, ${list('a_')} FROM known WHERE NOT has_row AND b_since_on IS NULL
    ON CONFLICT DO NOTHING RETURNING member_id)
  SELECT member_id::float8 AS "memberId" FROM updated UNION ALL SELECT member_id FROM inserted`;

function given({ memberId, before, after }: JudgedStanding) {
  const row: Record<string, unknown> = { member_id: memberId };
  for (const [place, column] of COLUMNS.entries()) {
    const key = KEYS[place] ?? 'tierId';
    row[`b_${column}`] = before[key];
    row[`a_${column}`] = after[key];
  }
  return row;
}

const amounts = ({ spend, receipts, points }: Measure) => ({
  spend: `${spend}`,
  receipts,
  points: `${points}`,
});

const told = ({ before, measures: { window, grace } }: JudgedStanding) => ({
  ...amounts(window),
  ...(before.graceFromOn === null ? {} : { grace: amounts(grace) }),
});

const REASONS: Readonly<Record<Judgement, TierReason>> = {
  reached: 'earned',
  lifted: 'manual',
  fell: 'lapsed',
  held: 'earned',
  grace: 'lapsed',
  cleared: 'earned',
};

/**
 * Writes changed standings down, each with why, and lets members show what follows. What changed meanwhile is left to be played
 * again. @returns the members whose standing was kept
 */
export async function keepStandings(
  tx: Tx,
  { ruleId, versionId, judgedOn, judgedBy, rows, mayFall, now }: Judged,
  reason?: TierReason,
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ memberId }) => memberId);
  const { rows: done } = await tx.client.query<{ memberId: number }>(KEEP, [
    JSON.stringify(rows.map(given)),
    ruleId,
    ids,
  ]);
  const kept = new Set(done.map(({ memberId }) => memberId));
  const stale = ids.filter((id) => !kept.has(id));
  if (stale.length > 0) {
    await tx.client.query(
      'INSERT INTO tier_replays (member_id) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING',
      [stale],
    );
  }
  const judged = rows.filter(({ memberId }) => kept.has(memberId));
  await tx.client.query(
    `INSERT INTO tier_judgements (member_id, rule_id, rule_version_id, judged_on, judged_by, judgement, from_tier_id, to_tier_id,
       measured, judged_at)
     SELECT j.member_id, $2, $3, $4::date, $5, j.judgement, j.from_tier_id, j.to_tier_id, j.measured, $6
     FROM jsonb_to_recordset($1) AS j (member_id bigint, judgement text, from_tier_id smallint, to_tier_id smallint, measured jsonb)`,
    [
      JSON.stringify(
        judged.map((row) => ({
          ...{ member_id: row.memberId, judgement: row.judgement, measured: told(row) },
          ...{ from_tier_id: row.before.tierId, to_tier_id: row.after.tierId },
        })),
      ),
      ...[ruleId, versionId, judgedOn, judgedBy, now],
    ],
  );
  const reasons = new Map(judged.map(({ memberId, judgement }) => [memberId, REASONS[judgement]]));
  const moved = judged.filter(({ before, after }) => before.tierId !== after.tierId);
  await showTiers(
    tx,
    moved.map(({ memberId }) => memberId),
    {
      ...{ on: judgedOn, mayFall, now },
      reasonOf: ({ memberId, isFloorOver }) =>
        reason ?? (isFloorOver ? 'floorOver' : reasons.get(memberId)) ?? 'other',
    },
  );
  return [...kept];
}
