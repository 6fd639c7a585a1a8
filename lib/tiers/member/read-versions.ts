import 'server-only';
import { assert } from '@/lib/domain/shared/assert';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';

/** A version of a ladder. */
export type LadderVersion = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly no: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly ladder: Ladder;
};

type Row = Omit<LadderVersion, 'ladder'> & { readonly definition: string };

const COLUMNS = `v.rule_id AS "ruleId", v.rule_version_id AS "versionId", v.no, r.name_en AS "nameEn", r.name_ru AS "nameRu",
  v.definition::text AS definition`;

const VERSIONS = `
  SELECT ${COLUMNS} FROM rule_versions v JOIN rules r USING (rule_id)
  WHERE v.rule_version_id = ANY ($1::int[]) AND r.kind = 'tiers'`;

/** Of each ladder the version in force on day $2. */
const IN_FORCE = `
  SELECT ${COLUMNS} FROM rules r CROSS JOIN LATERAL (
    SELECT * FROM rule_versions o WHERE o.rule_id = r.rule_id AND o.state = 'approved' AND o.starts_on <= $2::date
    ORDER BY o.starts_on DESC, o.no DESC LIMIT 1) v
  WHERE r.rule_id = ANY ($1::int[]) AND r.kind = 'tiers' AND (v.ends_on IS NULL OR v.ends_on >= $2::date)`;

function versionOf({ definition, ...row }: Row): LadderVersion {
  const ladder = parseDefinition(definition);
  assert(ladder.kind === 'tiers', 'a version of a ladder holds a ladder');
  return { ...row, ladder };
}

/** Versions of ladders by id. */
export async function readLadderVersions(
  run: RunRows,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, LadderVersion>> {
  if (versionIds.length === 0) return new Map();
  const rows = await run<Row>(VERSIONS, [[...new Set(versionIds)]]);
  return new Map(rows.map((row) => [row.versionId, versionOf(row)]));
}

/** Of ladders the versions in force on a day, by ladder; those that are not in force are left out. */
export async function readLaddersInForce(
  run: RunRows,
  ruleIds: readonly number[],
  on: string,
): Promise<ReadonlyMap<number, LadderVersion>> {
  const rows = await run<Row>(IN_FORCE, [ruleIds, on]);
  return new Map(rows.map((row) => [row.ruleId, versionOf(row)]));
}
