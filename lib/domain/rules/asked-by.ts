import { knownBirthOn } from '../members/birthday';
import { addYears, daysBetween } from '../shared/calendar';
import { type Points, toPoints } from '../shared/points';
import { BIRTHDAY_WITHIN_MAX } from './conditions';
import type { ActiveRule, EarningRule } from './definition';
import type { CapUse, MemberFacts, Used } from './facts';

const NONE = toPoints(0n);

/** Whether a rule in force asks anything of the member themselves. */
export function asksOfMember(rules: readonly ActiveRule[]): boolean {
  return rules.some(
    ({ definition }) =>
      'when' in definition &&
      (definition.when.joinedWithinDays !== undefined ||
        definition.when.birthdayWithinDays !== undefined),
  );
}

/** Rules in force that have a limit for their whole life, of a member or of all. */
export function limitedRules(rules: readonly ActiveRule[]): readonly ActiveRule<EarningRule>[] {
  return rules.filter(
    (rule): rule is ActiveRule<EarningRule> =>
      rule.definition.kind === 'earning' &&
      (rule.definition.caps.life !== undefined || rule.definition.caps.budget !== undefined),
  );
}

/** The same uses with what limited rules gave in their life. */
export function withLifeUse(
  used: CapUse,
  life: ReadonlyMap<number, Required<Pick<Used, 'life' | 'budget'>>>,
): CapUse {
  if (life.size === 0) return used;
  const uses = new Map<number, Used>(used);
  for (const [ruleId, sums] of life) {
    uses.set(ruleId, { ...(uses.get(ruleId) ?? { day: NONE, month: NONE }), ...sums });
  }
  return uses;
}

/**
 * The uses that a return is judged by: a limited rule can give as much as the receipt has of it and no more, whatever has become of its budget since.
 */
export function usedForReturn(
  rules: readonly ActiveRule[],
  used: CapUse,
  standing: ReadonlyMap<number, Points>,
): CapUse {
  const life = limitedRules(rules).map(({ ruleId, definition: { caps } }) => {
    const has = standing.get(ruleId) ?? NONE;
    const before = (most: Points | undefined) =>
      toPoints(most === undefined || most < has ? 0n : most - has);
    return [ruleId, { life: before(caps.life), budget: before(caps.budget) }] as const;
  });
  return withLifeUse(used, new Map(life));
}

/** What is known of a member's days; null: it is not. */
export type MemberDays = {
  readonly joinedOn: string | null;
  readonly birthOn: string | null;
  /** When the birthday was told, or changed. */
  readonly birthSetOn: string | null;
};

/** A birthday that was told or changed so lately does not count: nobody moves theirs for a purchase. */
const BIRTHDAY_RESTS_DAYS = 30;

/** Who was born on 29 February has it on the 28th of common years. */
function birthdayIn(year: number, birthOn: string): string {
  return addYears(birthOn, year - Number(birthOn.slice(0, 4)));
}

function birthdayDays({ birthOn, birthSetOn }: MemberDays, day: string): number | null {
  const born = knownBirthOn(birthOn);
  if (born === null) return null;
  if (birthSetOn !== null && daysBetween(birthSetOn, day) < BIRTHDAY_RESTS_DAYS) return null;
  const year = Number(day.slice(0, 4));
  const away = [year - 1, year, year + 1].map((one) => daysBetween(birthdayIn(one, born), day));
  const nearest = away.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
  return Math.abs(nearest) > BIRTHDAY_WITHIN_MAX ? null : nearest;
}

/** What rules may ask of a member on the day of a receipt; of a day before they joined nothing is said of joining. */
export function memberFacts(days: MemberDays, day: string): MemberFacts {
  const joinedDays = days.joinedOn === null ? -1 : daysBetween(days.joinedOn, day);
  return {
    joinedDays: joinedDays < 0 ? null : joinedDays,
    birthdayDays: birthdayDays(days, day),
  };
}
