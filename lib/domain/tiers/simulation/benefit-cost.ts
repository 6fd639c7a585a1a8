import type { ActiveRule } from '../../rules/definition';
import { rulesOfKind } from '../../rules/rules-of-kind';
import type { Benefits, Ladder } from '../ladder';

/** What everybody earns, whatever their tier, in hundredths of a point for each minor unit: by rules of which the best counts, and by those that add. */
export type BaseEarning = { readonly best: number; readonly adds: number };

/** What points are worth: so many minor units of money for so many hundredths of a point; and what earns them without any tier. */
export type PointWorth = {
  readonly minor: bigint;
  readonly hundredths: bigint;
  readonly everybody?: BaseEarning;
};

const perMinor = ({ points, perMinor: minor }: { points: bigint; perMinor: bigint }): number =>
  Number(points) / Number(minor);

/** The base rates among the rules of a day: those that ask nothing of the receipt or its buyer. Goods that they leave out are not told apart. */
export function baseEarning(rules: readonly ActiveRule[]): BaseEarning {
  const base = { best: 0, adds: 0 };
  for (const { definition } of rulesOfKind(rules, 'earning')) {
    const { effect, when, stacking } = definition;
    if (effect.kind !== 'rate' || Object.keys(when).length > 0) continue;
    if (stacking === 'adds') base.adds += perMinor(effect);
    else base.best = Math.max(base.best, perMinor(effect));
  }
  return base;
}

const BPS = 10_000;

/** What the benefits of a tier come to: hundredths of a point and minor units for each minor unit spent, and minor units a year. */
export type TierRates = {
  /** Hundredths of a point for each minor unit. */
  readonly points: number;
  /** What those points are worth in minor units. */
  readonly pointsMinor: number;
  readonly discount: number;
  readonly perksMinor: number;
};

function ratesOf(
  {
    earning,
    discountBps,
    pointValue,
    perks,
  }: Pick<Benefits, 'earning' | 'discountBps' | 'pointValue' | 'perks'>,
  stacking: Ladder['stacking'],
  worth: PointWorth,
): TierRates {
  const rate = earning === undefined ? 0 : perMinor(earning);
  const { best, adds } = worth.everybody ?? { best: 0, adds: 0 };
  const points = adds + (stacking === 'adds' ? best + rate : Math.max(best, rate));
  const own =
    pointValue === undefined
      ? Number(worth.minor) / Number(worth.hundredths)
      : Number(pointValue.minor) / Number(pointValue.points);
  return {
    points,
    pointsMinor: points * own,
    discount: (discountBps ?? 0) / BPS,
    perksMinor: perks.reduce((all, perk) => all + Number(perk.yearlyMinor), 0),
  };
}

/** Rates of every step of a ladder; of no tier at all the last, so that `at(-1)` finds it. */
export function ladderRates(ladder: Ladder | null, worth: PointWorth): readonly TierRates[] {
  const stacking = ladder?.stacking ?? 'best';
  const tiers = (ladder?.tiers ?? []).map(({ benefits }) => benefits);
  return [...tiers, { perks: [] }].map((benefits) => ratesOf(benefits, stacking, worth));
}

/** What a tier gives beyond another. */
export function ratesBetween(from: TierRates, to: TierRates): TierRates {
  return {
    points: to.points - from.points,
    pointsMinor: to.pointsMinor - from.pointsMinor,
    discount: to.discount - from.discount,
    perksMinor: to.perksMinor - from.perksMinor,
  };
}

export const costsNothing = (rates: TierRates): boolean =>
  rates.points === 0 && rates.pointsMinor === 0 && rates.discount === 0 && rates.perksMinor === 0;
