import type { FailedCondition } from './decision';
import type { ActiveRule, SpendingRule } from './definition';
import type { FactLine, ReceiptFacts } from './facts';
import { type JudgedRule, judgeRule } from './judge-rule';
import { rulesOfKind } from './rules-of-kind';

/** A rule of spending that is not for the receipt, and why. */
export type UnmetSpending = {
  readonly ruleId: number;
  readonly versionId: number;
  readonly failed: readonly FailedCondition[];
};

/** The rule of spending that holds for the receipt with the lines that points may pay, or null; and those judged before it. */
export function heldSpending(
  rules: readonly ActiveRule[],
  facts: ReceiptFacts,
): {
  readonly held: (JudgedRule<FactLine> & { readonly rule: ActiveRule<SpendingRule> }) | null;
  readonly unmet: readonly UnmetSpending[];
} {
  const unmet: UnmetSpending[] = [];
  for (const rule of rulesOfKind(rules, 'spending')) {
    const judged = judgeRule(rule, {
      facts,
      lines: facts.lines,
      worth: ({ amountMinor }) => amountMinor,
    });
    if (judged.failed.length === 0) return { held: { ...judged, rule }, unmet };
    unmet.push({ ruleId: rule.ruleId, versionId: rule.versionId, failed: judged.failed });
  }
  return { held: null, unmet };
}
