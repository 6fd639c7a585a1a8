import { shareOfCount } from './ratios';

/**
 * Members alike: a bit for each day (or period) that was looked at, the first the lowest, set when they were active on it (or bought in
 * it); and how many of them lie before their first purchase.
 */
export type Standing = {
  readonly active: bigint;
  readonly before: number;
  readonly customers: number;
};

export type ChurnFlow = {
  readonly activeBefore: number;
  readonly lost: number;
  readonly stayed: number;
  readonly churnRate: number | null;
  readonly cameBack: number;
  readonly cameFirst: number;
  readonly active: number;
};

const isOn = (active: bigint, day: number) => ((active >> BigInt(day)) & 1n) === 1n;

/** What happened between each day that was looked at and the one before it. */
export function churnFlows(standings: readonly Standing[], days: number): readonly ChurnFlow[] {
  const count = (is: (standing: Standing) => boolean) =>
    standings.reduce((sum, standing) => (is(standing) ? sum + standing.customers : sum), 0);
  return Array.from({ length: Math.max(0, days - 1) }, (_, index) => {
    const [was, now] = [index, index + 1];
    const activeBefore = count(({ active }) => isOn(active, was));
    const lost = count(({ active }) => isOn(active, was) && !isOn(active, now));
    const came = (isFirst: boolean) =>
      count(
        ({ active, before }) =>
          !isOn(active, was) && isOn(active, now) && (before === now) === isFirst,
      );
    return {
      ...{
        activeBefore,
        lost,
        stayed: activeBefore - lost,
        churnRate: shareOfCount(lost, activeBefore),
      },
      ...{ cameBack: came(false), cameFirst: came(true) },
      active: count(({ active }) => isOn(active, now)),
    };
  });
}
