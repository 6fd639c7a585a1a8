import 'server-only';
import type { Tx } from '@/db/write';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { CurrencyCode } from '@/lib/domain/shared/money';

/** The programme as a command needs it, and its day of the moment. */
export type ProgrammeFacts = {
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly todayOn: string;
};

type Row = Pick<ProgrammeFacts, 'currency' | 'timeZone'>;

/** Settings that the tables start with, for a programme that is not set up yet. */
const BEFORE_SETUP: Row = { currency: 'RUB', timeZone: 'Europe/Moscow' };

/** Currency and zone of the programme, and the day in it. */
export async function readProgrammeFacts(tx: Tx, now: Date): Promise<ProgrammeFacts> {
  const { rows } = await tx.client.query<Row>(
    'SELECT currency, time_zone AS "timeZone" FROM programme',
  );
  const { currency, timeZone } = rows[0] ?? BEFORE_SETUP;
  return { currency, timeZone, todayOn: dayInZone(now, timeZone) };
}
