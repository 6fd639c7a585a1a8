import type {
  ActiveRule,
  DiscountRule,
  EarningRule,
  LadderRule,
  SpendingRule,
  Terms,
} from '../rules/definition';
import { rulesOfKind } from '../rules/rules-of-kind';
import { termsOf } from '../rules/terms-of';
import { toPoints } from '../shared/points';
import type { LadderTier } from './ladder';
import { stepOf } from './standing';

/**
 * What a tier gives, as rules. A benefit is a rule of its ladder: it has the ladder's number, version and days, and the tier whose it
 * is; no condition, for the ladder asked already who stands there; and it is for goods, as any rule that says nothing of lines.
 */

/** As a rule that says nothing of priority, lines, steps and shares. */
const USUAL = { when: {}, lines: { delivery: false, giftCards: false }, priority: 100 } as const;
const ONE_POINT = toPoints(100n);
const WHOLE_BPS = 10_000;

/** What the tier earns, as a rule; null: it earns as everybody does. */
export function earningOf(
  { stacking }: Pick<LadderRule, 'stacking'>,
  { benefits }: Pick<LadderTier, 'benefits'>,
): EarningRule | null {
  if (benefits.earning === undefined) return null;
  const effect = { kind: 'rate', ...benefits.earning } as const;
  return { kind: 'earning', ...USUAL, stacking, caps: {}, effect };
}

/** What is taken off for the tier, as a rule; null: no more than for everybody. */
function discountOf({ benefits: { discountBps } }: LadderTier): DiscountRule | null {
  if (discountBps === undefined) return null;
  const effect = { kind: 'share', bps: discountBps } as const;
  return { kind: 'discount', ...USUAL, stacking: 'best', effect };
}

/** The ladder that has the tier, and the tier as it is on it; null: none of the rules is one. */
function findTier(rules: readonly ActiveRule[], tierId: number) {
  for (const rule of rulesOfKind(rules, 'tiers')) {
    const tier = rule.definition.tiers[stepOf(rule.definition, tierId)];
    if (tier !== undefined) return { rule, tier };
  }
  return null;
}

/**
 * The worth of a point in a tier is a rate, not a permission: where the programme lets points pay, its rules go on saying for whom, for
 * which lines, from how many, in what steps and to what share, and the tier's rate takes the place of theirs. Where no rule of the
 * programme lets points pay, the tier does: all goods, in whole points.
 */
function spendingBy(
  rules: readonly ActiveRule[],
  { rule, tier }: { readonly rule: ActiveRule<LadderRule>; readonly tier: LadderTier },
): readonly ActiveRule[] {
  const value = tier.benefits.pointValue;
  if (value === undefined) return rules;
  if (rulesOfKind(rules, 'spending').length > 0) {
    return rules.map((one) =>
      one.definition.kind === 'spending'
        ? { ...one, definition: { ...one.definition, ...value } }
        : one,
    );
  }
  const least = toPoints(0n);
  const limits = { least, step: ONE_POINT, shareBps: WHOLE_BPS };
  const definition: SpendingRule = { kind: 'spending', ...USUAL, ...limits, ...value };
  return [...rules, { ...rule, definition, tierId: tier.tierId }];
}

/**
 * The rules for a member of a tier: its benefits in the place of the ladder that has it, other ladders left out, for nothing else of
 * them decides a receipt. Rules without ladders stay as they are, and a second time changes nothing. A tier that is no more gives what the
 * one gives to which its members go.
 */
export function withBenefits(rules: readonly ActiveRule[], tierId: number): readonly ActiveRule[] {
  if (rulesOfKind(rules, 'tiers').length === 0) return rules;
  const others = rules.filter(({ definition }) => definition.kind !== 'tiers');
  const found = findTier(rules, tierId);
  if (found === null) return others;
  const { rule, tier } = found;
  const given = [earningOf(rule.definition, tier), discountOf(tier)].flatMap(
    (definition): readonly ActiveRule[] =>
      definition === null ? [] : [{ ...rule, definition, tierId: tier.tierId }],
  );
  return spendingBy([...others, ...given], found);
}

/** From when and how long points live that a member of a tier earned on a day: the terms, unless the tier has its own life of points. */
export function lotTermsOf(
  rules: readonly ActiveRule[],
  { day, tierId }: { readonly day: string; readonly tierId: number },
): Pick<Terms, 'waitsDays' | 'livesDays'> {
  const { terms } = termsOf(rules, day);
  const own = findTier(rules, tierId)?.tier.benefits.livesDays;
  return { waitsDays: terms.waitsDays, livesDays: own ?? terms.livesDays };
}
