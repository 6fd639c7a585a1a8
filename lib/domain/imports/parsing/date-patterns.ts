import { isDay } from '../../shared/calendar';

/** How days and moments are written in a file. Parts divided by a mark may lack the leading zero: 1.2.2024. */
export const DATE_PATTERNS = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ss',
  'YYYYMMDD',
  'YYYYMMDDHHmmss',
  'DD.MM.YYYY',
  'DD.MM.YYYY HH:mm',
  'DD.MM.YYYY HH:mm:ss',
  'DD/MM/YYYY',
  'DD/MM/YYYY HH:mm',
  'MM/DD/YYYY',
  'MM/DD/YYYY HH:mm',
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];

/** A day and the time on it as the file's own clock shows it; `time` is 'HH:mm:ss', midnight when absent. */
export type LocalMoment = { readonly day: string; readonly time: string };

const MIDNIGHT = '00:00:00';
const PARTS = /YYYY|MM|DD|HH|mm|ss/g;

const NAMES: Readonly<Record<string, string>> = {
  YYYY: 'year',
  MM: 'month',
  DD: 'day',
  HH: 'hour',
  mm: 'minute',
  ss: 'second',
};

function shapeOf(pattern: DatePattern): RegExp {
  const isDense = /^[A-Za-z]+$/.test(pattern.replace('T', '-'));
  const width = isDense ? '2' : '1,2';
  const source = pattern.replace(/[./]/g, '\\$&').replace(PARTS, (part) => {
    const digits = part === 'YYYY' ? '4' : width;
    return `(?<${NAMES[part]}>\\d{${digits}})`;
  });
  return new RegExp(`^\\s*${source}\\s*$`);
}

const SHAPES = new Map(DATE_PATTERNS.map((pattern) => [pattern, shapeOf(pattern)]));

const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

/** The moment that the text names under the pattern, or null. 31.02.2024 and 25:00 name none. */
export function parseMoment(text: string, pattern: DatePattern): LocalMoment | null {
  const groups = SHAPES.get(pattern)?.exec(text)?.groups;
  if (!groups) return null;
  const day = `${groups.year}-${two(groups.month)}-${two(groups.day)}`;
  if (!isDay(day)) return null;
  if (groups.hour === undefined) return { day, time: MIDNIGHT };
  const time = `${two(groups.hour)}:${two(groups.minute)}:${two(groups.second)}`;
  const isTime =
    Number(groups.hour) < 24 && Number(groups.minute) < 60 && Number(groups.second ?? 0) < 60;
  return isTime ? { day, time } : null;
}

/** The moment under the first pattern that reads the text, or null. */
export function parseMomentBy(text: string, patterns: readonly DatePattern[]): LocalMoment | null {
  for (const pattern of patterns) {
    const moment = parseMoment(text, pattern);
    if (moment) return moment;
  }
  return null;
}

const TIME = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/;

/** 'HH:mm:ss' of a time of day that stands in a column of its own, or null. */
export function parseTime(text: string): string | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/**
 * The pattern that reads the most of the filled texts, if it reads more than half of them, or null. DD/MM stands
 * before MM/DD, so a column without a day above 12 is read as days first: shown in the wizard, to be changed there.
 */
export function guessDatePattern(texts: readonly string[]): DatePattern | null {
  const filled = texts.filter((text) => text.trim() !== '');
  let best: { pattern: DatePattern | null; read: number } = {
    pattern: null,
    read: filled.length / 2,
  };
  for (const pattern of DATE_PATTERNS) {
    const read = filled.filter((text) => parseMoment(text, pattern)).length;
    if (read > best.read) best = { pattern, read };
  }
  return best.pattern;
}
