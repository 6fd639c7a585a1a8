import 'server-only';
import type { JudgedOutcome } from '@/lib/domain/purchases/receipt-view';
import type { Decision } from '@/lib/domain/rules/decision';
import { judgedDefinition } from '@/lib/domain/rules/judged-definition';
import { readRuleVersions } from '@/lib/rules/read-rule-versions';
import type { RunRows } from '../claims/read-receipts';

const NAMES = `
  SELECT rule_id AS "ruleId", name_en AS "nameEn", name_ru AS "nameRu" FROM rules WHERE rule_id = ANY ($1::int[])`;

/** Each outcome of a decision with the rule as it was then and its name as it is now; none when nothing was decided. */
export async function judgedOutcomes(
  run: RunRows,
  decision: Decision | null,
): Promise<readonly JudgedOutcome[]> {
  const outcomes = decision?.outcomes ?? [];
  if (outcomes.length === 0) return [];
  const versions = await readRuleVersions(
    run,
    outcomes.map(({ versionId }) => versionId),
  );
  const names = await run<{ ruleId: number; nameEn: string; nameRu: string }>(NAMES, [
    outcomes.map(({ ruleId }) => ruleId),
  ]);
  return outcomes.flatMap((outcome) => {
    const version = versions.find(({ versionId }) => versionId === outcome.versionId);
    const definition = judgedDefinition(version?.definition, outcome);
    const name = names.find(({ ruleId }) => ruleId === outcome.ruleId);
    if (definition === null || name === undefined) return [];
    return [{ outcome, definition, nameEn: name.nameEn, nameRu: name.nameRu }];
  });
}
