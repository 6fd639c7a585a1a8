import 'server-only';
import type { Tx } from '@/db/write';
import type { Definition } from '@/lib/domain/rules/definition';
import { AppError } from '@/lib/domain/shared/errors';
import type { LockedVersion } from './lock-rule';

/**
 * Throws `invalid_input` when a ladder names a tier of another one: a tier is of one ladder for good. `ruleId`: the ladder's own rule;
 * null: it has none yet. Tiers of before there were ladders are anybody's.
 */
export async function requireOwnTiers(
  { client }: Tx,
  definition: Definition,
  ruleId: number | null,
): Promise<void> {
  if (definition.kind !== 'tiers') return;
  const { rowCount } = await client.query(
    'SELECT FROM tiers WHERE tier_id = ANY ($1::int[]) AND rule_id IS DISTINCT FROM $2 AND rule_id IS NOT NULL LIMIT 1',
    [definition.tiers.map(({ tierId }) => tierId), ruleId],
  );
  if (rowCount !== 0) throw new AppError('invalid_input', { fields: ['definition.tiers'] });
}

/**
 * Throws `rule_refused` (`tier_dropped`) when a ladder leaves out a tier of the version approved last and says nothing of where its members
 * go.
 */
export async function requireMoved(
  { client }: Tx,
  definition: Definition,
  ruleId: number | null,
): Promise<void> {
  if (definition.kind !== 'tiers' || ruleId === null) return;
  const told = [
    ...definition.tiers.map(({ tierId }) => tierId),
    ...definition.moved.map(({ fromTierId }) => fromTierId),
  ];
  const { rows } = await client.query<{ tierId: number }>(
    `SELECT t."tierId" FROM (
       SELECT definition FROM rule_versions WHERE rule_id = $1 AND state = 'approved' ORDER BY starts_on DESC, no DESC LIMIT 1) v
     CROSS JOIN LATERAL jsonb_to_recordset(v.definition -> 'tiers') AS t ("tierId" int)
     WHERE t."tierId" <> ALL ($2::int[]) ORDER BY 1`,
    [ruleId, told],
  );
  if (rows.length === 0) return;
  const tiers = rows.map(({ tierId }) => String(tierId));
  throw new AppError('rule_refused', { reason: 'tier_dropped', tiers });
}

/**
 * Other ladders of the audience $2 that hold on a day from $3 to $4: on the later of $3 and their own first day no newer version has
 * taken their place.
 */
const TAKEN = `
  SELECT FROM rule_versions v JOIN rules r USING (rule_id)
  WHERE r.kind = 'tiers' AND v.rule_id <> $1 AND v.state = 'approved' AND v.definition ->> 'audience' = $2
    AND v.starts_on <= coalesce($4::date, 'infinity') AND coalesce(v.ends_on, 'infinity') >= $3::date
    AND NOT EXISTS (
      SELECT FROM rule_versions newer
      WHERE newer.rule_id = v.rule_id AND newer.state = 'approved' AND (newer.starts_on, newer.no) > (v.starts_on, v.no)
        AND newer.starts_on <= greatest(v.starts_on, $3::date))
  LIMIT 1`;

/**
 * Throws `rule_refused` (`audience_taken`) when another ladder holds for the same members on one of the days of this one. On ladders that
 * members are put on there may be several. Approvals of ladders wait for each other here.
 */
export async function requireAudience(
  { client }: Tx,
  { ruleId, definition, startsOn, endsOn }: LockedVersion,
): Promise<void> {
  if (definition.kind !== 'tiers' || definition.audience === 'enrolled') return;
  await client.query("SELECT pg_advisory_xact_lock(hashtext('ladder_audiences'))");
  const { rowCount } = await client.query(TAKEN, [ruleId, definition.audience, startsOn, endsOn]);
  if (rowCount !== 0) throw new AppError('rule_refused', { reason: 'audience_taken' });
}
