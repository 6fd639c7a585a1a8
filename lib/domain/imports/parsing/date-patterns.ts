import { isDay } from '../../shared/calendar';

/**
 * How days and moments are written in a file. Parts divided by a mark may lack the leading zero: 1.2.2024. `hh … A` is a
 * clock of twelve hours with AM or PM; `YY` is a year of two digits.
 */
export const DATE_PATTERNS = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYY/MM/DD',
  'YYYY/MM/DD HH:mm',
  'YYYY/MM/DD HH:mm:ss',
  'YYYYMMDD',
  'YYYYMMDDHHmmss',
  'DD.MM.YYYY',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY HH:mm:ss',
  'DD.MM.YY',
  'DD.MM.YY HH:mm',
  'DD-MM-YYYY',
  'DD-MM-YYYY HH:mm',
  'DD-MM-YYYY HH:mm:ss',
  'DD/MM/YYYY',
  'DD/MM/YYYY HH:mm',
  'DD/MM/YYYY HH:mm:ss',
  'DD/MM/YYYY hh:mm A',
  'DD/MM/YY',
  'DD/MM/YY HH:mm',
  'MM/DD/YYYY',
  'MM/DD/YYYY HH:mm',
  'MM/DD/YYYY HH:mm:ss',
  'MM/DD/YYYY hh:mm A',
  'MM/DD/YYYY hh:mm:ss A',
  'MM/DD/YY',
  'MM/DD/YY HH:mm',
  'MM/DD/YY hh:mm A',
  'MM-DD-YYYY',
  'MM-DD-YYYY HH:mm',
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];

/** A day and the time on it as the file's own clock shows it; `time` is 'HH:mm:ss', midnight when absent. */
export type LocalMoment = { readonly day: string; readonly time: string };

const MIDNIGHT = '00:00:00';
const PARTS = /YYYY|YY|MM|DD|HH|hh|mm|ss| A| /g;

/** What stands for each part. Fractions of a second, which databases write, are read over. */
const SOURCES: Readonly<Record<string, (width: string) => string>> = {
  YYYY: () => '(?<year>\\d{4})',
  YY: () => '(?<yearOfCentury>\\d{2})',
  MM: (width) => `(?<month>\\d{${width}})`,
  DD: (width) => `(?<day>\\d{${width}})`,
  HH: (width) => `(?<hour>\\d{${width}})`,
  hh: (width) => `(?<hour>\\d{${width}})`,
  mm: (width) => `(?<minute>\\d{${width}})`,
  ss: (width) => `(?<second>\\d{${width}})(?:[.,]\\d{1,9})?`,
  ' A': () => '\\s*(?<half>[AaPp])\\.?[Mm]\\.?',
  ' ': () => '\\s{1,3}',
};

function shapeOf(pattern: DatePattern): RegExp {
  const isDense = /^[A-Za-z]+$/.test(pattern.replace('T', '-'));
  const width = isDense ? '2' : '1,2';
  const source = pattern
    .replaceAll('.', '\\.')
    .replace(PARTS, (part) => SOURCES[part]?.(width) ?? part);
  return new RegExp(`^\\s*${source}\\s*$`);
}

const SHAPES = new Map(DATE_PATTERNS.map((pattern) => [pattern, shapeOf(pattern)]));

const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

type Groups = Readonly<Record<string, string | undefined>>;

/** The hour of the day from 0, or null: 12 AM is 0, 12 PM is 12. */
function hourOf({ hour, half }: Groups): number | null {
  const number = Number(hour);
  if (half === undefined) return number < 24 ? number : null;
  if (number < 1 || number > 12) return null;
  return (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** A year of two digits lies in this century. */
const CENTURY = '20';

/** The moment that the text names under the pattern, or null. 31.02.2024 and 25:00 name none. */
export function parseMoment(text: string, pattern: DatePattern): LocalMoment | null {
  const groups: Groups | undefined = SHAPES.get(pattern)?.exec(text)?.groups;
  if (!groups) return null;
  const year = groups.year ?? `${CENTURY}${groups.yearOfCentury}`;
  const day = `${year}-${two(groups.month)}-${two(groups.day)}`;
  if (!isDay(day)) return null;
  if (groups.hour === undefined) return { day, time: MIDNIGHT };
  const hour = hourOf(groups);
  const isTime =
    hour !== null && Number(groups.minute ?? 0) < 60 && Number(groups.second ?? 0) < 60;
  if (!isTime) return null;
  return { day, time: `${two(String(hour))}:${two(groups.minute)}:${two(groups.second)}` };
}

/** The moment under the first pattern that reads the text, or null. */
export function parseMomentBy(text: string, patterns: readonly DatePattern[]): LocalMoment | null {
  for (const pattern of patterns) {
    const moment = parseMoment(text, pattern);
    if (moment) return moment;
  }
  return null;
}

const TIME =
  /^\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s*(?<half>[ap])\.?m\.?)?\s*$/i;

/** 'HH:mm:ss' of a time of day that stands in a column of its own, or null. */
export function parseTime(text: string): string | null {
  const groups: Groups | undefined = TIME.exec(text)?.groups;
  const hour = groups === undefined ? null : hourOf(groups);
  if (groups === undefined || hour === null) return null;
  if (Number(groups.minute) > 59 || Number(groups.second ?? 0) > 59) return null;
  return `${two(String(hour))}:${two(groups.minute)}:${two(groups.second)}`;
}
