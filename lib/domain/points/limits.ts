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

/** Limits by role. A dated setting of the programme later. */
export const POINT_LIMITS: Readonly<Record<Role, PointLimits>> = {
  support: {
    aloneAtOnce: wholePoints(1_000),
    aloneADay: wholePoints(3_000),
    most: wholePoints(20_000),
  },
  admin: {
    aloneAtOnce: wholePoints(5_000),
    aloneADay: wholePoints(15_000),
    most: wholePoints(100_000),
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
