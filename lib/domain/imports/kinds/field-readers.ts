import { REFERENCE_MAX_LENGTH } from '../../purchases/states';
import { FIRST_DAY } from '../limits';
import { type CellGetter, refuseRow } from '../mapping/column-access';
import {
  type DatePattern,
  type LocalMoment,
  parseMoment,
  parseMomentBy,
} from '../parsing/date-patterns';
import { type Decimal, type DecimalReader, toUnits } from '../parsing/decimals';

const NAME_MAX_LENGTH = 120;
/** Far below the limit of the database, so that a sum of many still fits it. */
const UNITS_MAX = 10n ** 15n;
const EMAIL = /^[^\s@,;"<>]{1,64}@[^\s@,;"<>]+\.[^\s@,;"<>]+$/;
const EMAIL_MAX_LENGTH = 254;
/** Written by tills that know no birthday. */
const UNKNOWN_BIRTHDAYS = new Set(['1900-01-01', '1970-01-01']);

/** A reference such as a number or a code: required, at most 80 characters. */
export function readReference(text: string, field: string): string {
  if (text === '') return refuseRow('value_missing', field, '');
  return limited(text, field, REFERENCE_MAX_LENGTH);
}

/** The text if it is short enough. */
export function limited(text: string, field: string, max: number = NAME_MAX_LENGTH): string {
  return text.length > max ? refuseRow('value_too_long', field, text) : text;
}

/** The text of an optional field, or null when it is not mapped or empty. */
export function optionalText(
  get: CellGetter | null,
  cells: readonly string[],
  field: string,
): string | null {
  const text = get === null ? '' : get(cells);
  return text === '' ? null : limited(text, field);
}

/** The decimal of a required number. */
export function readDecimal(text: string, field: string, parse: DecimalReader): Decimal {
  if (text === '') return refuseRow('value_missing', field, '');
  const value = parse(text);
  return typeof value === 'string' ? refuseRow(value, field, text) : value;
}

/** Whole units of the decimal if they fit the database. Rounding: half away from zero. */
export function readUnits(value: Decimal, decimals: number, field: string): bigint {
  const units = toUnits(value, decimals);
  return units >= UNITS_MAX || units <= -UNITS_MAX
    ? refuseRow('number_too_large', field, String(units))
    : units;
}

/** The moment by the file's own clock; refused before 1900 and after today. */
export function readMoment(
  text: string,
  field: string,
  { patterns, today }: { patterns: readonly DatePattern[]; today: string },
): LocalMoment {
  if (text === '') return refuseRow('value_missing', field, '');
  const moment = parseMomentBy(text, patterns);
  if (moment === null) return refuseRow('date_unreadable', field, text);
  if (moment.day < FIRST_DAY) return refuseRow('date_out_of_range', field, text);
  if (moment.day > today) return refuseRow('date_in_future', field, text);
  return moment;
}

/** An optional day, or null. */
export function optionalDay(
  get: CellGetter | null,
  cells: readonly string[],
  options: { field: string; patterns: readonly DatePattern[]; today: string },
): string | null {
  const text = get === null ? '' : get(cells);
  return text === '' ? null : readMoment(text, options.field, options).day;
}

/** The same day a hundred years before. */
function centuryBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 100}${day.slice(4)}`;
}

/** A birthday, or null; 1900-01-01 and 1970-01-01 are unknown, not birthdays. 58 as a year is 1958, not 2058. */
export function optionalBirthday(
  get: CellGetter | null,
  cells: readonly string[],
  options: { field: string; patterns: readonly DatePattern[]; today: string },
): string | null {
  const text = get === null ? '' : get(cells);
  const pattern = options.patterns.find((each) => parseMoment(text, each) !== null);
  const found = pattern === undefined ? null : parseMoment(text, pattern);
  const isOfLastCentury = !pattern?.includes('YYYY') && found !== null && found.day > options.today;
  const day = isOfLastCentury ? centuryBefore(found.day) : optionalDay(get, cells, options);
  return day === null || UNKNOWN_BIRTHDAYS.has(day) ? null : day;
}

/** An e-mail address in lower case. */
export function readEmail(text: string, field: string): string {
  const email = text.toLowerCase();
  const isTaken = email.length <= EMAIL_MAX_LENGTH && EMAIL.test(email);
  return isTaken ? email : refuseRow('email_invalid', field, text);
}

/** A card number without the marks that people put between its groups. */
export function readCard(text: string, field: string): string {
  return readReference(text.replace(/[\s\-–]/g, ''), field);
}
