import 'server-only';
import type { Tx } from '@/db/write';
import { KEPT_REASON } from '@/lib/domain/tiers/kept-tiers';

/**
 * Versions in force that no night has judged by yet, with the tiers that they let their members keep; who earned such a tier has it as
 * a floor, asked for by who wrote the version and agreed to by who approved it.
 */
const LAY = `
  WITH held AS (
    SELECT DISTINCT ON (v.rule_id) v.* FROM rule_versions v JOIN rules r USING (rule_id)
    WHERE r.kind = 'tiers' AND v.state = 'approved' AND v.starts_on <= $1::date ORDER BY v.rule_id, v.starts_on DESC, v.no DESC),
  kept AS (
    SELECT h.rule_id, h.starts_on, h.author_id, h.reviewer_id, k."tierId" AS tier_id, k."keptUntilOn" AS until_on
    FROM held h CROSS JOIN LATERAL jsonb_to_recordset(h.definition -> 'tiers') AS k ("tierId" smallint, "keptUntilOn" date)
    WHERE k."keptUntilOn" >= $1::date AND (h.ends_on IS NULL OR h.ends_on >= $1::date)
      AND NOT EXISTS (SELECT FROM tier_nights n WHERE n.rule_id = h.rule_id AND n.rule_version_id = h.rule_version_id))
  INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
  SELECT m.member_id, k.rule_id, k.tier_id, k.starts_on, k.until_on, 'extension', '${KEPT_REASON}', k.author_id, k.reviewer_id, $2
  FROM kept k CROSS JOIN members m
  LEFT JOIN tier_standings s ON s.member_id = m.member_id AND s.rule_id = k.rule_id
  WHERE m.member_id <> 0 AND m.status <> 'merged' AND m.joined_on <= $1::date
    AND CASE WHEN s.member_id IS NULL THEN m.tier_id ELSE s.tier_id END = k.tier_id
    AND (s.member_id IS NOT NULL OR NOT EXISTS (
      SELECT FROM tier_floors g WHERE g.member_id = m.member_id AND g.rule_id = k.rule_id AND g.reason <> '${KEPT_REASON}'))
    AND NOT EXISTS (
      SELECT FROM tier_floors f
      WHERE f.member_id = m.member_id AND f.rule_id = k.rule_id AND f.from_on = k.starts_on AND f.reason = '${KEPT_REASON}')`;

/** Before the first night of a version: lays the floors that it gives. Done twice it lays none again. @returns how many */
export async function keepPromised(tx: Tx, night: string, now: Date): Promise<number> {
  return (await tx.client.query(LAY, [night, now])).rowCount ?? 0;
}
