import { STORE_FORMATS } from '../../purchases/states';
import { defineCondition } from '../condition';
import {
  articlesSlot,
  categoriesSlot,
  codesSlot,
  countSlot,
  moneySlot,
  optional,
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
