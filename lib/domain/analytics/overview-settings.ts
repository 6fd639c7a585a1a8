/** Days of the period unless it is told from when. */
export const OVERVIEW_DAYS = 30;
/** A longer period is refused. */
export const OVERVIEW_MOST_DAYS = 366;
/** Months shown: twelve complete ones and the current. */
export const OVERVIEW_MONTHS = 13;
/** Over more days nobody waits for who bought: their receipts are counted one by one. */
export const BUYERS_MOST_DAYS = 31;
/** Items of a month that is sold in are counted again after so long. */
export const ITEMS_REST_MINUTES = 15;
