import type { Points } from '../shared/points';
import type { EarningRule } from './definition';
import type { JudgedLine } from './judged-line';
import { bestOfLine, bestOfReceipt, type Contender } from './stacking';

type Effect = EarningRule['effect'];
/** Stages of a decision, in their order. */
export const STAGES = ['rate', 'multiplier', 'fixed'] as const satisfies readonly Effect['kind'][];
export type Stage = (typeof STAGES)[number];
type EffectOf<S extends Stage> = Extract<Effect, { kind: S }>;

/** An earning rule that applies, in its stage. */
export type Earner<S extends Stage> = Contender<JudgedLine> & {
  readonly effect: EffectOf<S>;
  readonly caps: EarningRule['caps'];
};

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };
/** What a rule gives before rounding, in hundredths of a point, and in which proportion to its lines. */
export type Gift = Fraction & { readonly weights: readonly bigint[] };
/** What the rates gave for a line. */
export type RatePoints = (line: JudgedLine) => Points;

type Way<S extends Stage> = {
  readonly gift: (earner: Earner<S>, ratePoints: RatePoints) => Gift;
  /** What `best` compares. */
  readonly size: (earner: Earner<S>) => Fraction;
  readonly best: typeof bestOfLine | typeof bestOfReceipt;
};

const MILLI = 1_000n;
const ONCE_BPS = 10_000;

const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);

/** For the receipt, or for whole units of all lines together, in whole groups of them: 0.6 and 0.6 of a kilogram are one. */
function fixedPoints({ effect, lines }: Earner<'fixed'>): bigint {
  if (effect.per === 'receipt') return effect.points;
  const group = MILLI * BigInt(effect.units ?? 1);
  return effect.points * (sum(lines.map(({ quantityMilli }) => quantityMilli)) / group);
}

/** What each effect gives, and how the best of several is found. */
const WAYS: { readonly [S in Stage]: Way<S> } = {
  rate: {
    gift: ({ effect, lines }) => {
      const weights = lines.map(({ basisMinor }) => basisMinor);
      return { numerator: effect.points * sum(weights), denominator: effect.perMinor, weights };
    },
    size: ({ effect }) => ({ numerator: effect.points, denominator: effect.perMinor }),
    best: bestOfLine,
  },
  multiplier: {
    gift: ({ effect, lines }, ratePoints) => {
      const weights = lines.map(ratePoints);
      const numerator = sum(weights) * BigInt(effect.timesBps - ONCE_BPS);
      return { numerator, denominator: BigInt(ONCE_BPS), weights };
    },
    size: ({ effect }) => ({ numerator: BigInt(effect.timesBps), denominator: 1n }),
    best: bestOfLine,
  },
  fixed: {
    gift: (earner) => ({
      numerator: fixedPoints(earner),
      denominator: 1n,
      weights: earner.lines.map(({ basisMinor, quantityMilli }) =>
        earner.effect.per === 'receipt' ? basisMinor : quantityMilli,
      ),
    }),
    size: (earner) => ({ numerator: fixedPoints(earner), denominator: 1n }),
    best: bestOfReceipt,
  },
};

/** What the rule gives for its lines, before rounding and caps. */
export function giftOf<S extends Stage>(stage: S, earner: Earner<S>, ratePoints: RatePoints): Gift {
  return WAYS[stage].gift(earner, ratePoints);
}

/** Leaves of the rules of a stage that say `best` those that give most. */
export function leaveBest<S extends Stage>(
  stage: S,
  inOrder: readonly Earner<S>[],
): readonly Earner<S>[] {
  const { size, best } = WAYS[stage];
  return best<JudgedLine, Earner<S>>(inOrder, (first, second) => {
    const [one, two] = [size(first), size(second)];
    return Number(one.numerator * two.denominator - two.numerator * one.denominator);
  });
}
