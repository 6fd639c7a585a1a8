const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A session ends this long after its last use. */
export const SESSION_IDLE_MS = 8 * HOUR_MS;
/** A session ends this long after its sign-in, used or not. */
export const SESSION_LIFE_MS = 7 * DAY_MS;
/** The last use is written down at most this often. */
export const SESSION_TOUCH_MS = MINUTE_MS;

/** Failed sign-ins are counted within this time. */
export const FAILURE_WINDOW_MS = 15 * MINUTE_MS;
export const MAX_FAILURES_PER_ACCOUNT = 10;
export const MAX_FAILURES_PER_ADDRESS = 50;

/** The one-time link that creates the first administrator works this long. */
export const SETUP_LINK_LIFE_MS = DAY_MS;

/** Ended sessions and old failures are kept this long, then swept. */
export const ENDED_SESSION_KEPT_MS = 30 * DAY_MS;

/** Calls of one API key in a minute, at most so many at once; and refused keys from one address in a minute. */
export const API_CALLS_PER_MINUTE = 12_000;
export const API_CALLS_AT_ONCE = 2_000;
export const API_REFUSALS_PER_MINUTE = 60;
/** Calls of the API that one process works on at a time; more are told to come again. */
export const API_CALLS_UNDER_WAY = 200;
/** An answer is kept with the key of its call for so long; the database lets none go before. */
export const CALL_KEY_LIFE_MS = 30 * DAY_MS;
/** Clocks of the product and of the database differ by less. */
export const CALL_KEY_MARGIN_MS = HOUR_MS;
/** The last use of an API key is written down at most this often. */
export const API_KEY_TOUCH_MS = MINUTE_MS;

/** Longest name that people give to something. */
export const NAME_MAX_CHARS = 100;
