import type { ActiveRule, LadderRule } from '../rules/definition';
import { rulesOfKind } from '../rules/rules-of-kind';
import type { LadderAudience } from './ladder';

/** Which ladder goes before which: a member shows the tier of one that they were put on, else of their kind's, else of everyone's. */
const PLACES: Readonly<Record<LadderAudience, number>> = {
  everyone: 1,
  person: 2,
  organisation: 2,
  enrolled: 3,
};

/** A member who shows another tier; null: none. */
export type TierStep = { readonly fromTierId: number | null; readonly toTierId: number | null };

/** A message of a tier, and the version of its ladder that has its text. */
export type TierMessage = {
  readonly versionId: number;
  readonly tierId: number;
  readonly isEntry: boolean;
};

type Found = {
  readonly rule: ActiveRule<LadderRule>;
  readonly place: number;
  readonly step: number;
};

function find(rules: readonly ActiveRule[], tierId: number | null): Found | null {
  for (const rule of rulesOfKind(rules, 'tiers')) {
    const step = rule.definition.tiers.findIndex((tier) => tier.tierId === tierId);
    if (step >= 0) return { rule, place: PLACES[rule.definition.audience], step };
  }
  return null;
}

/** Whether the second stands above the first, or on a ladder that goes before its. */
function isUp(from: Found | null, to: Found): boolean {
  if (from === null || from.place !== to.place) return (from?.place ?? 0) < to.place;
  return from.rule.ruleId !== to.rule.ruleId || from.step < to.step;
}

/**
 * What a member is told whose tier changed: who goes up, the entry message of the tier that they reach; who falls, or leaves a ladder, the
 * exit message of the one that they had. Null: there is nothing to tell.
 */
export function tierMessageOf(
  rules: readonly ActiveRule[],
  { fromTierId, toTierId }: TierStep,
): TierMessage | null {
  if (fromTierId === toTierId) return null;
  const [from, to] = [find(rules, fromTierId), find(rules, toTierId)];
  const isEntry = to !== null && isUp(from, to);
  const told = isEntry ? to : from;
  const tier = told?.rule.definition.tiers[told.step];
  if (told === null || tier === undefined) return null;
  const text = isEntry ? tier.entryMessage : tier.exitMessage;
  return text === undefined
    ? null
    : { versionId: told.rule.versionId, tierId: tier.tierId, isEntry };
}
