import { STORE_FORMATS } from '../../purchases/states';
import { defineCondition } from '../condition';
import {
  articlesSlot,
  categoriesSlot,
  codesSlot,
  countSlot,
  itemsSlot,
  moneySlot,
  optional,
  percentsSlot,
  spanSlot,
  storesSlot,
  windowSlot,
} from '../slots';

const where = {
  window: optional(windowSlot),
  stores: optional(storesSlot),
  formats: optional(codesSlot(STORE_FORMATS)),
};

/**
 * Bought: at least once, or so many receipts, for so much in all, for so much on average. Receipts alone are counted; money is net
 * of the returns in the same days, stores and goods. With goods named, a receipt counts that has any of them, and money is theirs alone.
 */
export const bought = defineCondition('bought', 'purchases', {
  ...where,
  categories: optional(categoriesSlot),
  articles: optional(articlesSlot),
  receipts: optional(countSlot),
  spent: optional(moneySlot),
  average: optional(moneySlot),
});

/** Brought something back: so many returns, at least one. */
export const returned = defineCondition('returned', 'purchases', {
  ...where,
  returns: optional(countSlot),
});

/** The first purchase of all was in these days. */
export const firstBought = defineCondition('firstBought', 'purchases', { window: windowSlot });

/** The latest purchase of all was in these days. */
export const lastBought = defineCondition('lastBought', 'purchases', { window: windowSlot });

/** So much of what they spent on goods was on these categories: money of the lines, net of those that came back. */
export const categoryShare = defineCondition('categoryShare', 'purchases', {
  categories: categoriesSlot,
  percents: percentsSlot,
  window: optional(windowSlot),
});

/** Their receipts have so many lines on average. */
export const basket = defineCondition('basket', 'purchases', { ...where, items: itemsSlot });

/** So much of what their receipts would have cost was taken off. */
export const discountShare = defineCondition('discountShare', 'purchases', {
  ...where,
  percents: percentsSlot,
});

const goods = {
  stores: optional(storesSlot),
  categories: optional(categoriesSlot),
  articles: optional(articlesSlot),
};

/** What a member who began to buy did before the days in which they did not. */
export const BEGINNINGS = ['first', 'again'] as const;

/** Bought in the last days, but not in so many days before them: for the first time, or again. */
export const began = defineCondition('began', 'purchases', {
  last: spanSlot,
  before: spanSlot,
  ...goods,
  beginnings: optional(codesSlot(BEGINNINGS)),
});

/** Bought in so many days before the last ones, but not in the last: at least once, or so many receipts. */
export const stopped = defineCondition('stopped', 'purchases', {
  last: spanSlot,
  before: spanSlot,
  ...goods,
  receipts: optional(countSlot),
});
