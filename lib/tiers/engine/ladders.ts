import 'server-only';
import type { ActiveRule, LadderRule } from '@/lib/domain/rules/definition';
import type { DatedLadder } from '@/lib/domain/tiers/replay';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readActiveRules } from '@/lib/rules/read-active-rules';

export type ActiveLadder = ActiveRule<LadderRule>;

const isLadder = (rule: ActiveRule): rule is ActiveLadder => rule.definition.kind === 'tiers';

/** Ladders among rules that are in force. */
export function laddersOf(rules: readonly ActiveRule[]): readonly ActiveLadder[] {
  return rules.filter(isLadder);
}

/** Ladders in force on a day, 'YYYY-MM-DD'. */
export async function readLadders(run: RunRows, day: string): Promise<readonly ActiveLadder[]> {
  return laddersOf(await readActiveRules(run, day));
}

/** All versions of a ladder that were or will be in force, each from its first day on, in their order. */
export async function readLadderVersions(
  run: RunRows,
  ruleId: number,
): Promise<readonly (DatedLadder & { readonly versionId: number })[]> {
  const rows = await run<{ versionId: number; startsOn: string; definition: string }>(
    `SELECT DISTINCT ON (starts_on) rule_version_id AS "versionId", starts_on::text AS "startsOn", definition::text AS definition
     FROM rule_versions WHERE rule_id = $1 AND state = 'approved' ORDER BY starts_on, no DESC`,
    [ruleId],
  );
  return rows.flatMap(({ versionId, startsOn, definition }) => {
    const ladder = parseDefinition(definition);
    return ladder.kind === 'tiers' ? [{ versionId, startsOn, ladder }] : [];
  });
}
