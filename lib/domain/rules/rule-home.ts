import type { RuleKind } from './definition';

const HOMES: Partial<Readonly<Record<RuleKind, string>>> = {
  tiers: '/tiers',
  mechanic: '/mechanics',
};

/** Where rules of a kind have their pages. */
export function ruleHome(kind: RuleKind): string {
  return HOMES[kind] ?? '/rules';
}
