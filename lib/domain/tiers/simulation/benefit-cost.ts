import type { Benefits, Ladder } from '../ladder';

/** What points are worth: so many minor units of money for so many hundredths of a point. */
export type PointWorth = { readonly minor: bigint; readonly hundredths: bigint };

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

const NOTHING: TierRates = { points: 0, pointsMinor: 0, discount: 0, perksMinor: 0 };

function ratesOf(
  { earning, discountBps, pointValue, perks }: Benefits,
  worth: PointWorth,
): TierRates {
  const points = earning === undefined ? 0 : Number(earning.points) / Number(earning.perMinor);
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
  const own = (ladder?.tiers ?? []).map(({ benefits }) => ratesOf(benefits, worth));
  return [...own, NOTHING];
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
