import 'server-only';
import type { Tx } from '@/db/write';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { CURRENCY_DECIMALS, type CurrencyCode } from '@/lib/domain/shared/money';

/** What an import needs to know of the programme. */
export type ProgrammeFacts = {
  readonly currencyDecimals: number;
  readonly timeZone: string;
  readonly today: string;
};

/** Settings that the tables start with, for a programme that is not set up yet. */
const BEFORE_SETUP = { currency: 'RUB', timeZone: 'Europe/Moscow' } as const;

/** Currency and zone of the programme, and the day in it. */
export async function readProgrammeFacts(tx: Tx, now: Date): Promise<ProgrammeFacts> {
  const { rows } = await tx.client.query<{ currency: CurrencyCode; timeZone: string }>(
    'SELECT currency, time_zone AS "timeZone" FROM programme',
  );
  const { currency, timeZone } = rows[0] ?? BEFORE_SETUP;
  return {
    currencyDecimals: CURRENCY_DECIMALS[currency],
    timeZone,
    today: dayInZone(now, timeZone),
  };
}

/** Country in which phones without one are read; stores have none. */
export function phoneCountryOf(mapping: Mapping): string {
  return mapping.kind === 'stores' ? 'RU' : mapping.phoneCountry;
}
