import { multiplierOf } from '../rewards/multipliers';
import { earningOf } from '../tiers/benefits';
import type { RuleOutcome } from './decision';
import type { CapRule, Definition, EarningRule } from './definition';

/** The rule that an outcome is of: of earning, a cap, what a tier earns by its ladder, or what a mechanic multiplies; null: no such rule is known. */
export function judgedDefinition(
  definition: Definition | undefined,
  { tierId }: Pick<RuleOutcome, 'tierId'>,
): EarningRule | CapRule | null {
  if (definition?.kind === 'earning' || definition?.kind === 'cap') return definition;
  if (definition?.kind === 'mechanic') return multiplierOf(definition);
  if (definition?.kind !== 'tiers') return null;
  const tier = definition.tiers.find((one) => one.tierId === tierId);
  return tier === undefined ? null : earningOf(definition, tier);
}
