import 'server-only';
import type { Tx } from '@/db/write';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import { badgeKind } from './kinds/badge';
import { couponKind } from './kinds/coupon';
import { giftKind } from './kinds/gift';
import { multiplierKind } from './kinds/multiplier';
import { tierExtensionKind } from './kinds/tier-extension';
import type { AwardRow, Giving, MissedReward, OfKind, RewardKind, Taking } from './reward-kind';

/** Points are of the ledger, and posted by who calls. */
type OtherThanPoints = Exclude<Reward['is'], 'points'>;

const KINDS: { readonly [K in OtherThanPoints]: RewardKind<K> } = {
  coupon: couponKind,
  gift: giftKind,
  badge: badgeKind,
  multiplier: multiplierKind,
  tierExtension: tierExtensionKind,
};

type ToGive = Omit<Giving, 'reward' | 'place'> & {
  /** All rewards of the version, in its order; points among them are left out. */
  readonly rewards: readonly Reward[];
};

const inOrder = (rows: readonly AwardRow[]): readonly AwardRow[] =>
  rows.toSorted((a, b) => a.memberId - b.memberId || (a.occurrence < b.occurrence ? -1 : 1));

function giveOne<K extends OtherThanPoints>(
  tx: Tx,
  is: K,
  giving: Giving<OfKind<K>>,
): Promise<readonly MissedReward[]> {
  return KINDS[is].give(tx, giving);
}

/**
 * Gives what mechanics give beside points, in the caller's transaction, for thousands of awards at once and once for each award and place
 * of its reward: what was given before is left as it is. Members and rows of `awards` are the caller's business.
 * @returns who did not get which reward, and why; given again later, those alone get it
 */
export async function giveRewards(
  tx: Tx,
  { rewards, rows, ...asked }: ToGive,
): Promise<{ readonly missed: readonly MissedReward[] }> {
  if (rows.length === 0) return { missed: [] };
  const missed: MissedReward[] = [];
  const sorted = inOrder(rows);
  for (const [place, reward] of rewards.entries()) {
    if (reward.is === 'points') continue;
    missed.push(...(await giveOne(tx, reward.is, { ...asked, reward, place, rows: sorted })));
  }
  return { missed };
}

/**
 * Takes back what awards gave beside points, in the caller's transaction: coupons that were not used up, gifts that were not handed out,
 * badges, what is left of the days of multipliers, longer tiers. A second time changes nothing.
 */
export async function takeBackRewards(tx: Tx, taking: Taking): Promise<void> {
  if (taking.rows.length === 0) return;
  for (const kind of Object.values(KINDS)) await kind.takeBack(tx, taking);
}
