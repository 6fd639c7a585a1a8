import { shareInterval } from '../segments/estimate';

/** What members bought in a year, by categories: how many bought one, and how many bought two of them. */
export type CategoryCounts = {
  /** Who bought anything that has a category. */
  readonly buyers: number;
  readonly ofOne: ReadonlyMap<string, number>;
  readonly ofTwo: readonly TwoCategories[];
};
export type TwoCategories = {
  readonly bought: string;
  readonly offered: string;
  readonly members: number;
  /** Of those who came to the second after the first: within so many days half of them did, and four of five. Null: nobody. */
  readonly halfDays: number | null;
  readonly mostDays: number | null;
};

/** A pair worth an offer: who buys the first buys the second more often than others do. */
export type CategoryPair = Omit<TwoCategories, 'members'> & {
  /** Of those who bought the first, the part that bought the second too, and the part of all buyers that did; whole hundredths of a percent. */
  readonly shareBps: number;
  readonly usualBps: number;
  /** How many members bought the first and not the second. */
  readonly without: number;
};

const MOST_PAIRS = 12;
const WHOLE_BPS = 10_000;

/**
 * Pairs of categories by what an offer could bring: those who bought the first and not the second, times how much oftener than usual the
 * second goes with the first (the difference of confidence and support: Piatetsky-Shapiro, 1991, Discovery, analysis and presentation of
 * strong rules). A pair whose share may be as usual by its 95 % interval is none. `times`: one member of so many was looked at.
 */
export function pairsWorthOffering(
  { buyers, ofOne, ofTwo }: CategoryCounts,
  times: number,
): readonly CategoryPair[] {
  const pairs = ofTwo.flatMap(({ members, ...two }): (CategoryPair & { gain: number })[] => {
    const first = ofOne.get(two.bought) ?? 0;
    const second = ofOne.get(two.offered) ?? 0;
    if (first === 0 || buyers === 0) return [];
    const share = members / first;
    const usual = second / buyers;
    if (shareInterval(members, first).low <= usual) return [];
    const without = (first - members) * times;
    return [
      {
        ...two,
        shareBps: Math.round(share * WHOLE_BPS),
        usualBps: Math.round(usual * WHOLE_BPS),
        without,
        gain: without * (share - usual),
      },
    ];
  });
  return pairs
    .toSorted((a, b) => b.gain - a.gain || (a.bought + a.offered < b.bought + b.offered ? -1 : 1))
    .slice(0, MOST_PAIRS)
    .map(({ gain: _, ...pair }) => pair);
}

/** The answer to which pairs there are. */
export type CategoryPairs = {
  readonly pairs: readonly CategoryPair[];
  /** How many members were looked at, of how many in force. */
  readonly looked: number;
  readonly inForce: number;
  readonly fromOn: string;
  readonly throughOn: string;
};
