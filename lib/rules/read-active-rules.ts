import 'server-only';
import type { ActiveRule } from '@/lib/domain/rules/definition';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from './parse-definition';

type Row = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly definition: string;
};

/**
 * The version of each rule that is in force on day $1: of the approved ones with a first day not after it the latest, of equals
 * the later number. Its own last day ends the rule: no earlier version comes back.
 */
const IN_FORCE = `
  SELECT r.rule_id AS "ruleId", v.rule_version_id AS "versionId", v.starts_on::text AS "startsOn",
    v.ends_on::text AS "endsOn", v.definition::text AS definition
  FROM rules r
  CROSS JOIN LATERAL (
    SELECT * FROM rule_versions o WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= $1::date
    ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v
  WHERE r.kind <> 'mechanic' AND (v.ends_on IS NULL OR v.ends_on >= $1::date)
  ORDER BY r.rule_id`;

/**
 * Rules that receipts and events are judged by, in force on a day, 'YYYY-MM-DD' in the programme's zone, by id. Read anew each time, in the caller's transaction: only
 * the parsing of definitions is kept.
 */
export async function readActiveRules(run: RunRows, day: string): Promise<readonly ActiveRule[]> {
  const rows = await run<Row>(IN_FORCE, [day]);
  return rows.map((row) => ({ ...row, definition: parseDefinition(row.definition) }));
}
