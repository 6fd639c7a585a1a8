import type { Locale } from '@/lib/domain/access/preferences';
import { INTL_TAG } from './numbers';

const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;
const MS = 1_000;
/** Two units are as exact as anybody reads. */
const SHOWN_UNITS = 2;

/** How long something took, in its two largest units: '3 min 40 sec', '2 hrs 10 mins', '1 day 4 hrs'. */
export function formatDuration(ms: number, locale: Locale): string {
  let rest = Math.max(0, Math.round(ms / MS));
  const first = UNITS.findIndex(({ seconds }) => rest >= seconds);
  const shown = UNITS.slice(first === -1 ? UNITS.length - 1 : first).slice(0, SHOWN_UNITS);
  const parts = shown.flatMap(({ name, seconds }, at) => {
    const value = Math.floor(rest / seconds);
    rest -= value * seconds;
    if (value === 0 && at > 0) return [];
    const style = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
    return [new Intl.NumberFormat(INTL_TAG[locale], style).format(value)];
  });
  return parts.join(' ');
}
