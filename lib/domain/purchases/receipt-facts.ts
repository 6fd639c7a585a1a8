import type { Channel } from '../rules/conditions';
import type { FactLine, ReceiptFacts } from '../rules/facts';
import { clockInZone, dayInZone, daysBetween } from '../shared/calendar';
import type { BasketInput } from './receipt-input';
import type { StoreFormat } from './states';

const MONDAY = '2024-01-01';
const DAYS_A_WEEK = 7;

/** 1 of a Monday, 7 of a Sunday. */
export function weekdayOf(day: string): number {
  const since = daysBetween(MONDAY, day) % DAYS_A_WEEK;
  return ((since + DAYS_A_WEEK) % DAYS_A_WEEK) + 1;
}

/** How a purchase was made where nobody says it. */
export function channelOf(channel: Channel | null, format: StoreFormat): Channel {
  return channel ?? (format === 'online' ? 'web' : 'store');
}

/** What a receipt is judged by beside what it says itself. A tier or card type 0 is none. */
export type FactsAround = {
  readonly timeZone: string;
  readonly format: StoreFormat;
  readonly partner: string;
  readonly tierId: number;
  readonly cardTypeId: number;
} & Pick<ReceiptFacts, 'member' | 'multipliers'>;

/** Lines as rules see them, numbered from 1. */
export function factLines(lines: BasketInput['lines']): readonly FactLine[] {
  return lines.map((line, place) => ({ ...line, lineNo: place + 1 }));
}

/** The day that a receipt is of: the till's own, or that of its moment in the programme's zone. */
export function businessDateOf(
  { businessDate, purchasedAt }: Pick<BasketInput, 'businessDate' | 'purchasedAt'>,
  timeZone: string,
): string {
  return businessDate ?? dayInZone(purchasedAt, timeZone);
}

/** Everything that rules judge a receipt by. */
export function factsOf(
  basket: BasketInput,
  { timeZone, format, partner, tierId, cardTypeId, member, multipliers }: FactsAround,
  paidByPointsMinor: bigint,
): ReceiptFacts {
  const businessDate = businessDateOf(basket, timeZone);
  return {
    businessDate,
    weekday: weekdayOf(businessDate),
    clock: clockInZone(basket.purchasedAt, timeZone).slice(11),
    storeId: basket.storeId,
    format,
    partner,
    channel: channelOf(basket.channel, format),
    tierId,
    cardTypeId,
    ...(member === undefined ? {} : { member }),
    ...(multipliers === undefined ? {} : { multipliers }),
    payments: basket.payments,
    paidByPointsMinor,
    lines: factLines(basket.lines),
  };
}
