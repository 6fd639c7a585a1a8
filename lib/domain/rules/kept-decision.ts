import type { Points } from '../shared/points';
import { limitedRules } from './asked-by';
import type { Decision } from './decision';
import type { ActiveRule } from './definition';
import type { CapUse } from './facts';
import { type CapUseJson, capUseJson, type DecisionJson, decisionJson } from './stored-json';

/** What a decision was made by, beside the facts: the rules in force and what caps had counted before. */
export type DecidedBy = { readonly rules: readonly ActiveRule[]; readonly used: CapUse };

/** Points that rules gave, to be counted by caps: the rules that gave some, and those of them that count for their whole life. */
export function pointsByRule(
  { outcomes }: Decision,
  rules: readonly ActiveRule[],
): {
  readonly ruleIds: readonly number[];
  readonly rulePoints: readonly Points[];
  readonly budgetRuleIds: readonly number[];
} {
  const limited = new Set(limitedRules(rules).map(({ ruleId }) => ruleId));
  const giving = outcomes.filter(({ lines, points }) => points > 0n && lines.length > 0);
  return {
    ruleIds: giving.map(({ ruleId }) => ruleId),
    rulePoints: giving.map(({ points }) => points),
    budgetRuleIds: giving.map(({ ruleId }) => ruleId).filter((ruleId) => limited.has(ruleId)),
  };
}

/** What is kept of a decision as JSON. */
export type KeptJson = {
  readonly decided: DecisionJson;
  readonly versionIds: readonly number[];
  readonly used: CapUseJson;
};

/** A decision as it is kept: with the versions of all rules that were in force and the use of caps before it. */
export function keptDecision(decision: Decision, { rules, used }: DecidedBy): KeptJson {
  return {
    decided: decisionJson.encode(decision),
    versionIds: rules.map(({ versionId }) => versionId),
    used: capUseJson.encode(used),
  };
}
