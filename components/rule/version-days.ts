import type { Locale } from '@/lib/domain/access/preferences';
import { formatDay } from '@/lib/format/dates';
import type { RuleTranslator } from './rule-words';

type Days = { readonly startsOn: string; readonly endsOn: string | null };

/** From when to when a version holds, in words. */
export function versionDays(t: RuleTranslator, { startsOn, endsOn }: Days, locale: Locale): string {
  const from = formatDay(startsOn, locale);
  if (endsOn === null) return t('from', { day: from });
  return t('fromTo', { from, to: formatDay(endsOn, locale) });
}
