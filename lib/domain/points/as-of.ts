import { isDay } from '../shared/calendar';
import type { Points } from '../shared/points';
import type { StatementPage } from './points-page';

/** `happened`: what had happened by the end of a day, as is known today; `known`: what was booked by then. */
export const AS_OF_SENSES = ['happened', 'known'] as const;
export type AsOfSense = (typeof AS_OF_SENSES)[number];

/** A statement by the end of a day of the programme. */
export type AsOf = { readonly day: string; readonly sense: AsOfSense };

/** The account by the end of the day, with the entries that make it; `balanceAfter` runs in their order. */
export type AsOfPage = StatementPage & {
  readonly balance: Points;
  readonly pending: Points;
  readonly debt: Points;
};

/** The most entries that leave in one file; an account of so many is none of a person. */
export const MOST_CSV_ENTRIES = 100_000;

/** What the address asks for; null: the statement of now. */
export function asOfFromAddress(address: Readonly<Record<string, unknown>>): AsOf | null {
  const { day, sense } = address;
  if (typeof day !== 'string' || !isDay(day)) return null;
  return { day, sense: AS_OF_SENSES.find((known) => known === sense) ?? 'happened' };
}
