import 'server-only';
import type { Read } from '@/db/read';
import { dayInZone } from '@/lib/domain/shared/calendar';
import type { CurrencyCode } from '@/lib/domain/shared/money';

type Row = { readonly currency: CurrencyCode; readonly timeZone: string };

/** Currency and zone of the programme and its day of the moment; the defaults before it is set up. */
export async function readToday(
  read: Read,
  now: Date,
): Promise<Row & { readonly todayOn: string }> {
  const [row] = await read<Row[]>`SELECT currency, time_zone AS "timeZone" FROM programme`;
  const { currency, timeZone } = row ?? { currency: 'RUB', timeZone: 'Europe/Moscow' };
  return { currency, timeZone, todayOn: dayInZone(now, timeZone) };
}
