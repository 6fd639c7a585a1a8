import { isDay } from '../shared/calendar';

/** Without its day a receipt is looked for among so many last days. */
export const RECEIPT_SEARCH_DAYS = 60;

/** A receipt has no index by its number alone: store by store and day by day it is asked for at most so often. */
export const RECEIPT_LOOKS_MAX = 10_000;

const MIN_LENGTH = 3;
const MAX_LENGTH = 40;

/** A receipt that a text may mean; the day is null when it names none. */
export type ReceiptText = { readonly receipt: string; readonly dayOn: string | null };

const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

function dayOf(text: string): string | null {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

/**
 * What a text says of a receipt: its number, and its day behind a blank ("0000012345 14.05.2026"). Null for what is
 * written as a phone, an address or a code of ours.
 */
export function receiptOf(text: string): ReceiptText | null {
  const [receipt = '', day, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0 || receipt.length < MIN_LENGTH || receipt.length > MAX_LENGTH) return null;
  if (!/\d/.test(receipt) || /[+()@]|^(?:mbr|tsk)-/i.test(receipt)) return null;
  if (day === undefined) return { receipt, dayOn: null };
  const dayOn = dayOf(day);
  return dayOn === null ? null : { receipt, dayOn };
}
