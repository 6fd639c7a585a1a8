import 'server-only';
import type { Tx } from '@/db/write';
import type { TierReason } from '@/lib/domain/members/tier-reasons';
import type { JudgedBy, Judgement } from '@/lib/domain/tiers/records';
import type { Measure, Measures, Standing } from '@/lib/domain/tiers/standing';
import { queueTierMessages } from '../messages/queue-tier-messages';
import { moveTiers } from './move-tiers';

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

/** Who shows another tier than their standings say: that of a ladder they are on goes before that of their kind, and that before everyone's. */
const SHOWN = `
  WITH ladder AS (SELECT DISTINCT rule_id, audience FROM tiers WHERE rule_id IS NOT NULL AND NOT is_gone)
  SELECT m.member_id::float8 AS "memberId", m.tier_id AS "fromTierId", shown.tier_id AS "toTierId"
  FROM members m
  CROSS JOIN LATERAL (
    SELECT l.rule_id FROM ladder l
    LEFT JOIN tier_enrolments n ON l.audience = 'enrolled' AND n.rule_id = l.rule_id AND n.member_id = m.member_id
      AND n.from_on <= $2::date AND (n.until_on IS NULL OR n.until_on >= $2::date)
    WHERE l.audience IN (m.kind, 'everyone') OR n.member_id IS NOT NULL
    ORDER BY CASE l.audience WHEN 'enrolled' THEN 0 WHEN 'everyone' THEN 2 ELSE 1 END, l.rule_id LIMIT 1) chosen
  LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = chosen.rule_id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN s.member_id IS NOT NULL THEN s.tier_id ELSE (
      SELECT t.tier_id FROM tiers t WHERE t.rule_id = chosen.rule_id AND t.is_entry AND NOT t.is_gone ORDER BY t.rank LIMIT 1)
    END AS tier_id) shown
  WHERE m.member_id <> 0 AND m.status <> 'merged' AND shown.tier_id IS DISTINCT FROM m.tier_id AND `;

type Shown = {
  readonly memberId: number;
  readonly fromTierId: number | null;
  readonly toTierId: number | null;
};

/** The same of a few, and of the first so many of all. */
const SHOWN_OF = `${SHOWN} m.member_id = ANY ($1::bigint[]) ORDER BY m.member_id`;
const SHOWN_OF_ALL = `${SHOWN} true ORDER BY m.member_id LIMIT $1`;

/** Lets members show the tier that their standings say: some, or the first so many of those who do not. @returns how many changed */
export async function showTiers(
  tx: Tx,
  whose: readonly number[] | { readonly first: number },
  { on, now, reasonOf }: { on: string; now: Date; reasonOf: (memberId: number) => TierReason },
): Promise<number> {
  const { rows } =
    'first' in whose
      ? await tx.client.query<Shown>(SHOWN_OF_ALL, [whose.first, on])
      : await tx.client.query<Shown>(SHOWN_OF, [whose, on]);
  await moveTiers(
    tx,
    rows.map(({ memberId, toTierId }) => ({
      ...{ memberId, tierId: toTierId, reason: reasonOf(memberId) },
    })),
  );
  // Who shows a tier for the first time has reached none.
  await queueTierMessages(
    { tx, now },
    rows.filter(({ fromTierId }) => fromTierId !== null),
  );
  return rows.length;
}

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
  { ruleId, versionId, judgedOn, judgedBy, rows, now }: Judged,
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
    { on: judgedOn, now, reasonOf: (memberId) => reason ?? reasons.get(memberId) ?? 'other' },
  );
  return [...kept];
}
