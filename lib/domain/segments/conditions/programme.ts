import { CARD_STATUSES } from '../../cards/states';
import { defineCondition } from '../condition';
import {
  cardTypesSlot,
  codesSlot,
  countSlot,
  daysSlot,
  itemsSlot,
  moneySlot,
  optional,
  percentSlot,
  pointsSlot,
  tiersSlot,
  windowSlot,
} from '../slots';

/** Stands on one of these tiers. */
export const tier = defineCondition('tier', 'programme', { tiers: tiersSlot });

/**
 * Came to the tier they show in these days. Days are those of the standing on it: who shows a tier that a person gave them, above
 * the one they stand on, has none.
 */
export const tierSince = defineCondition('tierSince', 'programme', { window: windowSlot });

/** The tier they show is in its days of grace; they end within so many days. */
export const tierGrace = defineCondition('tierGrace', 'programme', { within: optional(daysSlot) });

/** The period that the tier they show holds for ends within the days: after it the tier has to be proven. */
export const tierEnds = defineCondition('tierEnds', 'programme', { within: daysSlot });

/**
 * Shows less than one of these tiers on its ladder and does not reach it by what counts today: the night measures the same. At most so many
 * percent of what the tier asks are missing, or so much money, so many receipts, so many points; what the tier does not ask is missed by nobody.
 */
export const tierNear = defineCondition('tierNear', 'programme', {
  tiers: tiersSlot,
  missing: optional(percentSlot),
  missingSpend: optional(moneySlot),
  missingReceipts: optional(itemsSlot),
  missingPoints: optional(pointsSlot),
});

/**
 * Shows one of these tiers and loses it within the days unless they buy: grace is running, a floor that holds more than was earned ends, or it has to
 * be proven by then and what counts is too little. As the report on tiers tells it.
 */
export const tierLosing = defineCondition('tierLosing', 'programme', {
  tiers: tiersSlot,
  within: daysSlot,
});

/** Has a card of one of these types in one of these states. */
export const card = defineCondition('card', 'programme', {
  types: optional(cardTypesSlot),
  statuses: optional(codesSlot(CARD_STATUSES)),
});

/** Can spend so many points. Who never had any has none; a debt is below none. */
export const balance = defineCondition('balance', 'programme', { points: pointsSlot });

/** So many of the points that can be spent end within the days. */
export const expiring = defineCondition('expiring', 'programme', {
  within: daysSlot,
  points: pointsSlot,
});

/** Paid by points: at least once, or so many times, or so many points in all. What came back by a return is not taken off. */
export const redeemed = defineCondition('redeemed', 'programme', {
  times: optional(countSlot),
  points: optional(pointsSlot),
  window: optional(windowSlot),
});
