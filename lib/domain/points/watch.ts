/** The ledger is compared with itself this often. */
export const WATCH_EVERY_MS = 300_000;
/** A look goes on over everything for so long, then the next one goes on where it stopped. */
export const WATCH_BUDGET_MS = 20_000;
/** Members whose books are compared by one statement. */
export const WATCH_SLICE = 25_000;
/** Accounts that are frozen in one transaction. */
export const FREEZE_AT_ONCE = 500;
/** What was booked this long before the last look is looked at again: a transaction may have been open meanwhile. */
export const WATCH_OVERLAP_MS = 900_000;
/** A watch that has been silent so long does not run. */
export const WATCH_SILENT_MS = 900_000;

/** The checks of the doctor that the watch runs. */
export const WATCHED_CHECKS = ['point-accounts', 'point-lots', 'point-holds'] as const;
export type WatchedCheckId = (typeof WATCHED_CHECKS)[number];

/** Something of an account that does not agree with its books. Figures and numbers alone. */
export type LedgerDifference = {
  readonly memberId: number;
  readonly checkId: WatchedCheckId;
  /** The account, lot, entry or hold. */
  readonly subject: string;
  readonly stored: string;
  readonly found: string;
};
