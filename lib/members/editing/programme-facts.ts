import 'server-only';
import type { Tx } from '@/db/write';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { CurrencyCode } from '@/lib/domain/shared/money';

/** What cleansing needs to know of the programme. */
export type ProgrammeFacts = { readonly currency: CurrencyCode; readonly todayOn: string };

type Row = { readonly currency: CurrencyCode; readonly timeZone: string };

/** The programme's currency and its day of the moment. */
export async function readProgrammeFacts(tx: Tx, now: Date): Promise<ProgrammeFacts> {
  const { rows } = await tx.client.query<Row>(
    'SELECT currency, time_zone AS "timeZone" FROM programme',
  );
  const { currency = 'RUB', timeZone = 'UTC' } = rows[0] ?? {};
  return { currency, todayOn: dayInZone(now, timeZone) };
}
