import { z } from 'zod';
import { minorText } from '../rules/conditions';
import { MULTIPLIER_MAX_BPS, MULTIPLIER_MIN_BPS } from '../rules/multiplier';
import { isDay } from '../shared/calendar';
import { type Points, toPoints } from '../shared/points';
import { somePoints } from '../shared/points-text';
import { referenceText } from './running-sum';

const MOST_DAYS = 3_650;
const MOST_MONTHS = 36;
const MOST_USES = 100;
const WHOLE_BPS = 10_000;
const TEXT_MAX = 120;

const days = z.number().int().min(1).max(MOST_DAYS);
const someMinor = minorText.refine((minor) => minor > 0n);
const bothTexts = z.strictObject({
  en: z.string().trim().min(1).max(TEXT_MAX),
  ru: z.string().trim().min(1).max(TEXT_MAX),
});

/** A lot of its own: when its points can be spent, and how long. */
const pointsReward = z.strictObject({
  is: z.literal('points'),
  points: somePoints,
  /** From the day on which they can be spent; null: as long as the programme's terms say. */
  livesDays: days.nullable().default(null),
  /** They wait until so many days are over, or until a day; not at all when nothing is said. */
  pending: z
    .discriminatedUnion('until', [
      z.strictObject({ until: z.literal('days'), days }),
      z.strictObject({ until: z.literal('day'), on: z.string().refine(isDay) }),
    ])
    .nullable()
    .default(null),
});

const couponReward = z.strictObject({
  is: z.literal('coupon'),
  /** Codes of a pool that was loaded, or made for each member. */
  from: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('pool'), pool: referenceText }),
    z.strictObject({ by: z.literal('made'), prefix: z.string().regex(/^[A-Z0-9]{0,8}$/) }),
  ]),
  off: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('share'), bps: z.number().int().min(1).max(WHOLE_BPS) }),
    z.strictObject({ by: z.literal('amount'), minor: someMinor }),
  ]),
  livesDays: days,
  leastMinor: minorText.default(0n),
  uses: z.number().int().min(1).max(MOST_USES).default(1),
  /** Whether it is taken beside other discounts, or the better of both. */
  stacking: z.enum(['adds', 'best']).default('best'),
  /** What one costs the programme as planned, for budgets. */
  costMinor: minorText.default(0n),
});

export const rewardSchema = z.discriminatedUnion('is', [
  pointsReward,
  /** What receipts earn is multiplied for so many days from the award. */
  z.strictObject({
    is: z.literal('multiplier'),
    timesBps: z.number().int().min(MULTIPLIER_MIN_BPS).max(MULTIPLIER_MAX_BPS),
    days,
  }),
  couponReward,
  z.strictObject({
    is: z.literal('gift'),
    name: bothTexts,
    livesDays: days.default(30),
    costMinor: minorText.default(0n),
  }),
  /** The tier that the member has is held for so many months more. */
  z.strictObject({
    is: z.literal('tierExtension'),
    months: z.number().int().min(1).max(MOST_MONTHS),
  }),
  z.strictObject({ is: z.literal('badge'), code: referenceText, name: bothTexts }),
]);
export type Reward = z.output<typeof rewardSchema>;

/** What one award counts for in budgets and caps: points, and money for what is no points. Each recipient gets the whole. */
export type AwardCost = { readonly points: Points; readonly minor: bigint };

/** What an award comes to for so many recipients. */
export function costOf(rewards: readonly Reward[], recipients: number): AwardCost {
  const times = BigInt(recipients);
  const points = rewards.reduce((sum, one) => sum + (one.is === 'points' ? one.points : 0n), 0n);
  const minor = rewards.reduce((sum, one) => sum + ('costMinor' in one ? one.costMinor : 0n), 0n);
  return { points: toPoints(points * times), minor: minor * times };
}
