import 'server-only';
import type { Tx } from '@/db/write';
import { DEMO_TIERS } from './ladders';
import { DEMO_PROGRAMME } from './programme';
import { APPROVED_VERSIONS } from './rules';

/** Lets the tiers be those of their ladders, once these are written. */
export async function setLadders({ client }: Tx): Promise<void> {
  for (const { ruleId, definition } of APPROVED_VERSIONS) {
    if (definition.kind !== 'tiers') continue;
    const ids = DEMO_TIERS.filter(({ audience }) => audience === definition.audience);
    await client.query('UPDATE tiers SET rule_id = $1 WHERE tier_id = ANY ($2::smallint[])', [
      ruleId,
      ids.map(({ tierId }) => tierId),
    ]);
  }
}

/** What changed before the morning counts on that day already: the nightly run is over by then. */
const MORNING_HOURS = 4;

/**
 * How many members showed each tier on every morning of the history: who joined begins with the first tier, and changes move
 * them from one to another. A running sum over the days, by tier.
 */
const TIER_DAYS = `
  WITH moved AS (
    SELECT joined_on + 1 AS day, 1 AS tier_id, 1 AS members FROM members WHERE member_id <> 0
    UNION ALL
    SELECT greatest(m.joined_on + 1, ((c.happened_at AT TIME ZONE $3) + make_interval(hours => 24 - $4))::date),
      moved.tier_id, moved.members
    FROM tier_changes c JOIN members m USING (member_id)
    CROSS JOIN LATERAL (VALUES (c.from_tier_id, -1), (c.to_tier_id, 1)) moved (tier_id, members)),
  steps AS (SELECT day, tier_id, sum(members) AS members FROM moved GROUP BY day, tier_id)
  INSERT INTO tier_days (day, tier_id, members)
  SELECT day, tier_id, running FROM (
    SELECT d.day::date AS day, t.tier_id,
      (sum(s.members) OVER (PARTITION BY t.tier_id ORDER BY d.day))::int AS running
    FROM generate_series($1::date, $2::date, interval '1 day') d (day)
    CROSS JOIN tiers t LEFT JOIN steps s ON s.day = d.day::date AND s.tier_id = t.tier_id) counted
  WHERE running > 0`;

/** The last night, so that the next one goes on from there. */
const LAST_NIGHT = `
  INSERT INTO tier_nights (rule_id, night, rule_version_id, judged, up, down, grace, finished_at)
  SELECT $1, $2::date, $3,
    (SELECT count(*) FROM members WHERE member_id <> 0 AND status <> 'merged' AND joined_on <= $2::date
      AND ($4 <> 'enrolled' OR member_id IN (SELECT member_id FROM tier_enrolments WHERE rule_id = $1))),
    count(*) FILTER (WHERE judgement = 'reached'), count(*) FILTER (WHERE judgement = 'fell'),
    count(*) FILTER (WHERE judgement = 'grace'), ($2::date + time '03:10') AT TIME ZONE $5
  FROM tier_judgements WHERE rule_id = $1 AND judged_on = $2::date AND judged_by = 'night'`;

/** Counts the tiers of every morning, and writes the last night of each ladder down. */
export async function loadTierDays(
  { client }: Tx,
  { fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string },
): Promise<void> {
  await client.query(TIER_DAYS, [fromOn, untilOn, DEMO_PROGRAMME.timeZone, MORNING_HOURS]);
  for (const { ruleId, versionId, definition } of APPROVED_VERSIONS) {
    if (definition.kind !== 'tiers') continue;
    const { audience } = definition;
    await client.query(LAST_NIGHT, [
      ...[ruleId, untilOn, versionId, audience, DEMO_PROGRAMME.timeZone],
    ]);
  }
}
