import type { DiscountRule } from './definition';
import type { Bought, FactLine } from './facts';
import type { Contender } from './stacking';

type Effect = DiscountRule['effect'];

/** What a discount takes of its lines: a share of each, in hundredths of a percent, or an amount of all together. */
export type Off = { readonly bps: number } | { readonly minor: bigint };

/** A rule of discounts that applies. */
export type Discounter = Contender<FactLine> & { readonly off: Off };

type Ways = {
  readonly [K in Effect['kind']]: (effect: Extract<Effect, { kind: K }>, bought: Bought) => Off;
};

const WAYS: Ways = {
  share: ({ bps }) => ({ bps }),
  amount: ({ minor }) => ({ minor }),
  /** The highest step that what was bought before reaches; none: nothing off. */
  ladder: ({ over, steps }, { everMinor, yearMinor }) => {
    const reached = over === 'ever' ? everMinor : yearMinor;
    return { bps: steps.findLast(({ fromMinor }) => fromMinor <= reached)?.bps ?? 0 };
  },
};

/** What the discount is for a member who bought so much before. */
export function offOf<K extends Effect['kind']>(
  effect: Extract<Effect, { kind: K }>,
  bought: Bought,
): Off {
  return WAYS[effect.kind as K](effect, bought);
}
