import type { Role } from '../access/permissions';
import { type Points, toPoints, wholePoints } from '../shared/points';

/** How much a person may move by hand, given or taken: alone in one task, alone on one day, and with a second person. */
export type PointLimits = {
  readonly aloneAtOnce: Points;
  readonly aloneADay: Points;
  /** Nobody moves more in one task. */
  readonly most: Points;
};

const NOTHING: PointLimits = {
  aloneAtOnce: toPoints(0n),
  aloneADay: toPoints(0n),
  most: toPoints(0n),
};

/** The most that a person of any role moves alone in one task. */
export const ALONE_AT_ONCE = wholePoints(1_000);

/** The most that one task moves, also with a second person. */
export const MOST_BY_HAND = wholePoints(20_000);

/** Limits by role. A dated setting of the programme later. */
export const POINT_LIMITS: Readonly<Record<Role, PointLimits>> = {
  support: {
    aloneAtOnce: ALONE_AT_ONCE,
    aloneADay: wholePoints(3_000),
    most: MOST_BY_HAND,
  },
  admin: {
    aloneAtOnce: ALONE_AT_ONCE,
    aloneADay: wholePoints(15_000),
    most: MOST_BY_HAND,
  },
  marketer: NOTHING,
  analyst: NOTHING,
};

/** Which limit a movement by hand is above, judged by what the person moved on the day already; null: none. */
export function limitReached(
  limits: PointLimits,
  { points, used }: { readonly points: Points; readonly used: Points },
): 'atOnce' | 'aDay' | null {
  if (points > limits.aloneAtOnce) return 'atOnce';
  return used + points > limits.aloneADay ? 'aDay' : null;
}
