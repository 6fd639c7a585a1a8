import 'server-only';
import type { z } from 'zod';
import type { Read } from '@/db/read';
import { type ActiveRule, definitionSchema } from '@/lib/domain/rules/definition';
import { addDays } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import {
  type DiscountStep,
  type PointWorth,
  parseSteps,
  type TierRate,
} from '@/lib/domain/tiers/migration/old-discount';
import type { AnalyticsState } from '../../analytics-state';
import { pointValue, rulesOn } from '../points/point-value';
import type { migrationParameters } from './spec';

const YEAR_DAYS = 365;
/** Where nobody says how the discount went: what many cards gave. */
const USUAL = '0:3,20000:5,50000:7';

export type MigrationPlan = {
  readonly asOfOn: string;
  /** First day of the year that is replayed. */
  readonly from: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly steps: readonly DiscountStep[];
  readonly rates: readonly TierRate[];
  /** The tier of each rate; null: the base rate, where there is no ladder. */
  readonly tierIds: readonly (number | null)[];
  /** Months of the window that a tier is earned in. */
  readonly months: number;
  readonly worth: PointWorth;
};

/** The steps of the newest discount that grows with spend, of whatever state. */
async function knownSteps(read: Read): Promise<readonly DiscountStep[]> {
  const rows = await read<{ definition: unknown }[]>`
    SELECT v.definition FROM rule_versions v JOIN rules r USING (rule_id)
    WHERE r.kind = 'discount' AND v.definition->'effect'->>'kind' = 'ladder'
    ORDER BY v.rule_version_id DESC LIMIT 1`;
  const known = definitionSchema.safeParse(rows[0]?.definition).data;
  if (known?.kind === 'discount' && known.effect.kind === 'ladder') return known.effect.steps;
  return parseSteps(USUAL) ?? [];
}

/** Whether the first rate gives more than the second. */
const isBetter = (one: TierRate, other: TierRate) =>
  one.hundredths * other.perMinor > other.hundredths * one.perMinor;

/** Rates of the tiers of everybody's ladder, or the base rate where that is the better one. */
function ratesOf(
  rules: readonly ActiveRule[],
): Pick<MigrationPlan, 'rates' | 'tierIds' | 'months'> {
  const bases = rules.flatMap(({ definition }): TierRate[] => {
    if (definition.kind !== 'earning' || definition.effect.kind !== 'rate') return [];
    if (Object.keys(definition.when).length > 0) return [];
    const { points, perMinor } = definition.effect;
    return [{ fromMinor: 0n, hundredths: points, perMinor }];
  });
  const base = bases.reduce<TierRate | null>(
    (best, rate) => (best === null || isBetter(rate, best) ? rate : best),
    null,
  );
  const ladder = rules.flatMap(({ definition }) =>
    definition.kind === 'tiers' && definition.audience === 'everyone' ? [definition] : [],
  )[0];
  if (ladder === undefined) {
    return base === null
      ? { rates: [], tierIds: [], months: 12 }
      : { rates: [base], tierIds: [null], months: 12 };
  }
  const rated = ladder.tiers.flatMap(({ tierId, from, benefits: { earning } }) => {
    const fromMinor = from.spend ?? 0n;
    const own =
      earning === undefined
        ? null
        : { fromMinor, hundredths: earning.points as bigint, perMinor: earning.perMinor };
    if (own !== null && (base === null || !isBetter(base, own))) return [{ tierId, rate: own }];
    return base === null ? [] : [{ tierId, rate: { ...base, fromMinor } }];
  });
  return {
    rates: rated.map(({ rate }) => rate),
    tierIds: rated.map(({ tierId }) => tierId),
    months: ladder.window.kind === 'rolling' ? ladder.window.months : 12,
  };
}

/** What is replayed: the year up to the day, by steps and a worth that were asked or are known. Throws `invalid_input`. */
export async function planMigration(
  read: Read,
  { asOf, steps, pointValue: asked }: z.output<typeof migrationParameters>,
  { latestOn, timeZone, currency }: AnalyticsState,
): Promise<MigrationPlan> {
  const asOfOn = asOf ?? latestOn;
  if (asOfOn > latestOn) throw new AppError('invalid_input', { fields: ['asOf'] });
  const rules = await rulesOn(read, asOfOn);
  const { minor, hundredths } = pointValue(rules, asked);
  const given = steps === undefined ? null : parseSteps(steps);
  return {
    ...{ asOfOn, from: addDays(asOfOn, 1 - YEAR_DAYS), timeZone, currency },
    ...ratesOf(rules),
    steps: given ?? (await knownSteps(read)),
    worth: { minor, hundredths },
  };
}
