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

const VERSIONS = `
  SELECT v.rule_id AS "ruleId", v.rule_version_id AS "versionId", v.starts_on::text AS "startsOn", v.ends_on::text AS "endsOn",
    v.definition::text AS definition
  FROM rule_versions v WHERE v.rule_version_id = ANY ($1::int[]) ORDER BY v.rule_id`;

/** The very versions that something was decided by, whatever is in force now. Decided versions do not change. */
export async function readRuleVersions(
  run: RunRows,
  versionIds: readonly number[],
): Promise<readonly ActiveRule[]> {
  if (versionIds.length === 0) return [];
  const rows = await run<Row>(VERSIONS, [[...versionIds]]);
  return rows.map((row) => ({ ...row, definition: parseDefinition(row.definition) }));
}
