import type { ActiveRule, EarningRule, MechanicRule } from '../rules/definition';
import type { ReceiptFacts } from '../rules/facts';

/**
 * What mechanics multiply, as rules: each multiplies what the rates gave for all goods of the receipt, beside other multipliers, as a rule
 * that says nothing of when, priority and lines.
 */
const USUAL = { when: {}, lines: { delivery: false, giftCards: false }, priority: 100 } as const;

const earning = (timesBps: number): EarningRule => ({
  ...{ kind: 'earning', ...USUAL, stacking: 'adds', caps: {} },
  effect: { kind: 'multiplier', timesBps },
});

/** The rules with what mechanics multiply on the receipt, each under the number and version of its mechanic. */
export function withMultipliers(
  rules: readonly ActiveRule[],
  { multipliers = [] }: Pick<ReceiptFacts, 'multipliers'>,
): readonly ActiveRule[] {
  if (multipliers.length === 0) return rules;
  const given = multipliers.map(({ ruleId, versionId, timesBps }) => ({
    ...{ ruleId, versionId, startsOn: null, endsOn: null, definition: earning(timesBps) },
  }));
  return [...rules, ...given];
}

/** What a mechanic multiplies, as a rule: the most of what it says; null: it multiplies nothing. */
export function multiplierOf({ rewards }: Pick<MechanicRule, 'rewards'>): EarningRule | null {
  const times = rewards.flatMap((reward) => (reward.is === 'multiplier' ? [reward.timesBps] : []));
  return times.length === 0 ? null : earning(Math.max(...times));
}
