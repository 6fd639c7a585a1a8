import { addDays, isDay } from '../shared/calendar';
import { CURRENCY_DECIMALS, type CurrencyCode } from '../shared/money';
import { claimRefusal } from './claim-rules';
import {
  CLAIM_FINDINGS_MAX,
  type ClaimableReceipt,
  type ClaimRefusal,
  type ClaimTerms,
} from './claims';

/** Longest number of a receipt that is typed. */
const NUMBER_MAX = 40;

const NUMBER = /^[\p{L}\p{N}](?:[\p{L}\p{N}\-/.#]*)$/u;
const AMOUNT = /^(\d{1,12})(?:[.,](\d{1,2}))?$/;

/** What a member says of a receipt; null: they do not know. The amount is in minor units. */
export type AskedReceipt = {
  readonly storeId: number | null;
  readonly day: string | null;
  readonly receipt: string | null;
  readonly amountMinor: bigint | null;
};

/** Whether a text can be the number of a receipt: letters, digits and what stands between them, a digit at least. */
export function isReceiptNumber(text: string): boolean {
  return text.length <= NUMBER_MAX && NUMBER.test(text) && /\d/.test(text);
}

/** A typed amount above zero in minor units, "1 200" or "1200,50"; null when it is none in this currency. */
export function parseAmount(text: string, currency: CurrencyCode): bigint | null {
  const [, whole, decimals = ''] = AMOUNT.exec(text.replaceAll(/[\s\u00a0\u202f]/g, '')) ?? [];
  const places = CURRENCY_DECIMALS[currency];
  if (whole === undefined || decimals.length > places) return null;
  const amount = BigInt(`${whole}${decimals.padEnd(places, '0')}`);
  return amount > 0n ? amount : null;
}

/**
 * Whether enough is known to look for a receipt: its number with the store or the day, or its amount with the day. Whoever
 * knows only a store and a day gets no list of what strangers bought there.
 */
export function isEnough({ storeId, day, receipt, amountMinor }: AskedReceipt): boolean {
  if (receipt !== null) return storeId !== null || day !== null;
  return amountMinor !== null && day !== null;
}

/** Days around the one that was said: tills close after midnight, and members remember by a day. */
export function daysAround(day: string): { readonly fromOn: string; readonly toOn: string } {
  return { fromOn: addDays(day, -1), toOn: addDays(day, 1) };
}

/** Why a receipt fits what was said, and where it does not. */
const MATCHES = [
  'number',
  'amount',
  'day',
  'nextDay',
  'store',
  'otherNumber',
  'otherAmount',
  'otherStore',
] as const;
export type Match = (typeof MATCHES)[number];

const WEIGHTS: Readonly<Record<Match, number>> = {
  number: 16,
  amount: 8,
  day: 4,
  nextDay: 2,
  store: 1,
  otherNumber: 0,
  otherAmount: 0,
  otherStore: 0,
};

/** How a receipt answers to what was said, in the order of weight; null: it was not asked for. */
export function matchesOf(asked: AskedReceipt, receipt: ClaimableReceipt): readonly Match[] | null {
  const told: Match[] = [];
  if (asked.receipt !== null) {
    told.push(asked.receipt === receipt.receipt ? 'number' : 'otherNumber');
  }
  if (asked.amountMinor !== null) {
    told.push(asked.amountMinor === receipt.amountMinor ? 'amount' : 'otherAmount');
  }
  if (asked.day !== null) {
    const { fromOn, toOn } = daysAround(asked.day);
    if (receipt.businessDate < fromOn || receipt.businessDate > toOn) return null;
    told.push(receipt.businessDate === asked.day ? 'day' : 'nextDay');
  }
  if (asked.storeId !== null) {
    told.push(asked.storeId === receipt.storeId ? 'store' : 'otherStore');
  }
  const isKnown = told.includes('number') || told.includes('amount');
  return isKnown && !told.includes('otherStore') ? told : null;
}

/** The better a receipt fits, the higher. */
function matchWeight(matches: readonly Match[]): number {
  return matches.reduce((sum, match) => sum + WEIGHTS[match], 0);
}

/** A receipt that was found, why it fits, and why it is not to be claimed; null: it is. */
export type Finding = {
  readonly receipt: ClaimableReceipt;
  readonly matches: readonly Match[];
  readonly refusal: ClaimRefusal | null;
};

/** What fits of the receipts, the best first, what cannot be claimed last; as many as are shown. */
export function findingsOf(
  asked: AskedReceipt,
  receipts: readonly ClaimableReceipt[],
  terms: ClaimTerms,
): readonly Finding[] {
  const fitting = receipts.flatMap((receipt) => {
    const matches = matchesOf(asked, receipt);
    return matches === null ? [] : [{ receipt, matches, refusal: claimRefusal(receipt, terms) }];
  });
  const refused = ({ refusal }: Finding) => (refusal === null ? 0 : 1);
  return fitting
    .toSorted(
      (a, b) =>
        refused(a) - refused(b) ||
        matchWeight(b.matches) - matchWeight(a.matches) ||
        (a.receipt.businessDate < b.receipt.businessDate ? 1 : -1),
    )
    .slice(0, CLAIM_FINDINGS_MAX);
}

/** How an answer names a receipt: its day and its id. */
export function receiptKey({
  businessDate,
  purchaseId,
}: Pick<ClaimableReceipt, 'businessDate' | 'purchaseId'>): string {
  return `${businessDate}:${purchaseId}`;
}

/** The answer for a receipt that is in no book. */
export const NOT_IN_BOOKS = 'none';

/** A paper that is in no book, as it was told; null while that is not enough. */
export function paperOf({ storeId, day, receipt, amountMinor }: AskedReceipt) {
  if (storeId === null || day === null || amountMinor === null) return null;
  return { storeId, businessDate: day, receipt, amountMinor };
}

/** What a paper is named by where its figure is told: everything that is said of it; null while that is not enough. */
export function paperKey(asked: AskedReceipt): string | null {
  const paper = paperOf(asked);
  if (paper === null) return null;
  const { storeId, businessDate, receipt, amountMinor } = paper;
  return [NOT_IN_BOOKS, storeId, businessDate, amountMinor, receipt ?? ''].join(':');
}

/** The receipt that an answer names; null when it names none. */
export function readReceiptKey(
  text: string,
): Pick<ClaimableReceipt, 'businessDate' | 'purchaseId'> | null {
  const [businessDate = '', id = '', ...rest] = text.split(':');
  if (rest.length > 0 || !isDay(businessDate) || !/^[1-9]\d{0,14}$/.test(id)) return null;
  return { businessDate, purchaseId: Number(id) };
}
