import type { Locale } from '@/lib/domain/access/preferences';
import { INTL_TAG } from './numbers';

const MINUTE_MS = 60_000;
const MINUTES_IN_HOUR = 60;
const HOURS_IN_DAY = 24;

function unit(value: number, name: 'minute' | 'hour' | 'day', locale: Locale): string {
  const unitDisplay = name === 'day' ? 'long' : 'short';
  return new Intl.NumberFormat(INTL_TAG[locale], { style: 'unit', unit: name, unitDisplay }).format(
    value,
  );
}

/** How long ago, as people say it: '5 mins', '2 hrs 10 mins', '4 days'. Under a minute it is one. */
export function formatAge(ms: number, locale: Locale): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  if (minutes < MINUTES_IN_HOUR) return unit(minutes, 'minute', locale);
  const hours = Math.floor(minutes / MINUTES_IN_HOUR);
  if (hours >= HOURS_IN_DAY) return unit(Math.floor(hours / HOURS_IN_DAY), 'day', locale);
  const rest = minutes % MINUTES_IN_HOUR;
  const whole = unit(hours, 'hour', locale);
  return rest === 0 ? whole : `${whole} ${unit(rest, 'minute', locale)}`;
}
