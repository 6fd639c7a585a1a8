import type { Locale } from '@/lib/domain/access/preferences';
import { formatDecimal, formatSigned } from '@/lib/format/numbers';

/** A share in percent without its sign, as a table headed "%" writes it: 43.5. */
export function percentText(ratio: number | null, locale: Locale, none: string): string {
  return ratio === null ? none : formatDecimal(ratio * 100, locale);
}

/** The difference of two shares in percentage points with its sign: +4.2; a dash when one is missing. */
export function pointsText(
  now: number | null,
  before: number | null,
  locale: Locale,
  none: string,
): string {
  return now === null || before === null ? none : formatSigned((now - before) * 100, locale, 1);
}
