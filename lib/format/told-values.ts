import type { Locale } from '@/lib/domain/access/preferences';
import type { TimelineValue, Told } from '@/lib/domain/members/timeline/timeline';
import { formatDay } from './dates';
import { formatMoney } from './money';
import { formatPoints } from './points';

type Way = {
  readonly locale: Locale;
  readonly currency: string;
  /** The message of a full key. */
  readonly words: (key: string) => string;
};

function valueText(value: TimelineValue, { locale, currency, words }: Way): string | number {
  if (typeof value !== 'object') return value;
  if ('moneyMinor' in value)
    return formatMoney({ amountMinor: value.moneyMinor, currency, locale });
  if ('points' in value) return formatPoints(value.points, locale);
  if ('day' in value) return formatDay(value.day, locale);
  return 'words' in value ? words(value.words) : value[locale];
}

/** What fills the slots of a told sentence, as the reader has it. */
export function toldValues({ values }: Told, way: Way): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([slot, value]) => [slot, valueText(value, way)]),
  );
}
