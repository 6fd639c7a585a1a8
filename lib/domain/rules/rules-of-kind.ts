import type { ActiveRule, Definition, RuleKind } from './definition';

type OfKind<K extends RuleKind> = Extract<Definition, { kind: K }>;

/** The rules of one kind, in the order in which they are judged: lower priority number first, then lower id. */
export function rulesOfKind<K extends RuleKind>(
  rules: readonly ActiveRule[],
  kind: K,
): readonly ActiveRule<OfKind<K>>[] {
  const isOfKind = (rule: ActiveRule): rule is ActiveRule<OfKind<K>> =>
    rule.definition.kind === kind;
  const priorityOf = ({ definition }: ActiveRule) =>
    'priority' in definition ? definition.priority : 0;
  return rules
    .filter(isOfKind)
    .toSorted((a, b) => priorityOf(a) - priorityOf(b) || a.ruleId - b.ruleId);
}
