import 'server-only';
import type { Tx } from '@/db/write';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';

/**
 * Floors of a version that no night has judged by yet: asked for by who wrote it and agreed to by who approved it, up to the day that it
 * says of their tier.
 */
const LAY = `
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
  SELECT u.member_id, v.rule_id, u.tier_id, v.starts_on, k."keptUntilOn", 'extension', '${KEPT_REASON}', v.author_id, v.reviewer_id, $4
  FROM rule_versions v CROSS JOIN unnest($2::bigint[], $3::smallint[]) AS u (member_id, tier_id)
  JOIN LATERAL jsonb_to_recordset(v.definition -> 'tiers') AS k ("tierId" smallint, "keptUntilOn" date) ON k."tierId" = u.tier_id
  WHERE v.rule_version_id = $1 AND k."keptUntilOn" IS NOT NULL
    AND NOT EXISTS (SELECT FROM tier_nights n WHERE n.rule_id = v.rule_id AND n.rule_version_id = v.rule_version_id)
    AND NOT EXISTS (
      SELECT FROM tier_floors f
      WHERE f.member_id = u.member_id AND f.rule_id = v.rule_id AND f.from_on = v.starts_on AND f.reason = '${KEPT_REASON}')
  ORDER BY u.member_id`;

/** A member who would fall from a tier that a version lets them keep. */
export type Promised = { readonly memberId: number; readonly tierId: number };

/** Lays the floors that a version gives on its first night. Done twice it lays none again. @returns how many */
export async function keepPromised(
  tx: Tx,
  {
    versionId,
    promised,
    now,
  }: { readonly versionId: number; readonly promised: readonly Promised[]; readonly now: Date },
): Promise<number> {
  const laid = await tx.client.query(LAY, [
    versionId,
    promised.map(({ memberId }) => memberId),
    promised.map(({ tierId }) => tierId),
    now,
  ]);
  return laid.rowCount ?? 0;
}
