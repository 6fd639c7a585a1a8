import 'server-only';
import type { Tx } from '@/db/write';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';

/** What an import needs to know of the programme. */
type ImportFacts = {
  readonly currency: CurrencyCode;
  readonly timeZone: string;
  readonly today: string;
};

/** Currency and zone of the programme, and the day in it. */
export async function readImportFacts(tx: Tx, now: Date): Promise<ImportFacts> {
  const { currency, timeZone, todayOn } = await readProgrammeFacts(tx, now);
  return { currency, timeZone, today: todayOn };
}

/** Country in which phones without one are read; stores have none. */
export function phoneCountryOf(mapping: Mapping): string {
  return mapping.kind === 'stores' ? 'RU' : mapping.phoneCountry;
}
