import { dayInZone } from '../shared/calendar';

/** Below this many receipts PostgreSQL alone counts as quickly as anybody feels. */
export const COLUMNS_RECEIPTS_MIN = 1_000_000;
/** A copy is never followed by another sooner, whatever changes. */
export const COLUMNS_PAUSE_MS = 30 * 60_000;
/** A copy older than this is not read any more: the worker has stood still for more than a night. */
export const COLUMNS_FRESH_MS = 36 * 3_600_000;
/** Receipts that came since, of a hundred: a copy that misses more is followed by another on the same day. */
const GROWN_PERCENT = 1;

/** The copy of the receipts by columns that the base names. */
export type ColumnsState = {
  readonly fileId: string;
  /** It holds whatever was posted before. */
  readonly asOfAt: Date;
  /** Receipts of members that the base had then. */
  readonly receipts: number;
};

type Base = {
  readonly state: ColumnsState | null;
  /** Whether the file of the copy lies here. */
  readonly hasFile: boolean;
  /** Receipts of members that the base has now. */
  readonly receipts: number;
  /** The day that stored windows end on. */
  readonly asOfOn: string;
  readonly timeZone: string;
  readonly now: Date;
};

/**
 * Whether the receipts are to be copied again: there are many of them, and the copy is of yesterday, is gone, or misses too many.
 * A new day waits until the windows have come to it, so that both do not read the same tables at once.
 */
export function areColumnsDue({ state, hasFile, receipts, asOfOn, timeZone, now }: Base): boolean {
  if (receipts < COLUMNS_RECEIPTS_MIN) return false;
  if (state === null) return true;
  if (now.getTime() - state.asOfAt.getTime() < COLUMNS_PAUSE_MS) return false;
  if (!hasFile) return true;
  const todayOn = dayInZone(now, timeZone);
  if (dayInZone(state.asOfAt, timeZone) < todayOn && asOfOn >= todayOn) return true;
  return (receipts - state.receipts) * 100 > state.receipts * GROWN_PERCENT;
}
