import 'server-only';
import type { AskingMechanic } from '@/lib/domain/segments/segment-page';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/**
 * Mechanics that are not archived and ask for segment $1 in a version that is written, reviewed, in force on $2 or yet to come. One that
 * another stands in for by $2, or whose last day is past, asks nothing any more.
 */
const ASKING = `
  SELECT r.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu"
  FROM rules r LEFT JOIN mechanic_switches s USING (rule_id)
  WHERE r.kind = 'mechanic' AND s.archived_at IS NULL AND EXISTS (
    SELECT FROM rule_versions v
    WHERE v.rule_id = r.rule_id
      AND (v.state IN ('draft', 'inReview') OR v.state = 'approved' AND coalesce(v.ends_on >= $2::date, true) AND NOT EXISTS (
        SELECT FROM rule_versions o WHERE o.rule_id = v.rule_id AND o.state = 'approved' AND o.starts_on <= $2::date
          AND (o.starts_on, o.no) > (v.starts_on, v.no)))
      AND jsonb_path_exists(v.definition, '$.audience.** ? (@.is == "segment").segments[*] ? (@ == $id)',
        jsonb_build_object('id', $1::int)))
  ORDER BY lower(r.name_en), r.rule_id`;

/** The mechanics whose audience asks for a segment, by name. */
export function askingMechanics(
  run: RunRows,
  { segmentId, todayOn }: { readonly segmentId: number; readonly todayOn: string },
): Promise<readonly AskingMechanic[]> {
  return run<AskingMechanic>(ASKING, [segmentId, todayOn]);
}
