import type { Encoding } from '../detection/encodings';
import type { Separator } from '../detection/separators';
import type { ImportKind } from '../import-kinds';
import { type DatePattern, parseTime } from '../parsing/date-patterns';
import { guessDatePattern, guessFileDates } from '../parsing/guess-dates';
import {
  findNumberRivals,
  guessNumberFormat,
  type NumberRivals,
} from '../parsing/guess-number-format';
import type { FieldSource } from './field-source';
import { type FieldSpec, IMPORT_FIELDS } from './fields';
import type { FileFormat } from './file-format';

/** The first rows of a file, cut into cells. `header` is null when the first row is data. */
export type FileSample = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly header: readonly string[] | null;
  /** Rows that are no data, above the names of the columns and right under them. */
  readonly rowsAbove: number;
  readonly rowsBelow: number;
  readonly rows: readonly (readonly string[])[];
};

/** A first proposal for the form: to be completed and corrected by a person. */
export type GuessedMapping = {
  readonly kind: ImportKind;
  readonly file: FileFormat;
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly rowIs: 'receipt' | 'line';
};

/** Days first or months first: what nothing in the sample decides. */
export type AmbiguousDates = readonly [DatePattern, DatePattern] | null;

const FLOATING_ID = /^\d+\.0$/;

/** A header as it is compared: lower case, letters and digits alone. */
export function foldHeader(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const columnTexts = (sample: FileSample, index: number) =>
  sample.rows.map((row) => row[index] ?? '');

function sourceOf(sample: FileSample, index: number): FieldSource {
  const name = sample.header?.[index];
  const isUnique =
    name !== undefined && sample.header?.indexOf(name) === sample.header?.lastIndexOf(name);
  const column = name && isUnique ? name : index + 1;
  const filled = columnTexts(sample, index).filter((text) => text !== '');
  const isFloatingId = filled.length > 0 && filled.every((text) => FLOATING_ID.test(text));
  return isFloatingId ? { column, cutSuffix: '.0' } : { column };
}

function byHeader(sample: FileSample, specs: readonly FieldSpec[]): Map<string, number> {
  const found = new Map<string, number>();
  const taken = new Set<number>();
  const folded = (sample.header ?? []).map(foldHeader);
  for (const spec of specs) {
    for (const alias of spec.aliases) {
      const index = folded.findIndex((header, at) => header === alias && !taken.has(at));
      if (index < 0) continue;
      found.set(spec.id, index);
      taken.add(index);
      break;
    }
  }
  return found;
}

/** Without a header only dates speak for themselves; the rest is left to the person. */
function byContent(sample: FileSample, specs: readonly FieldSpec[]): Map<string, number> {
  const found = new Map<string, number>();
  const dated = specs.find((spec) => spec.type === 'moment');
  const width = sample.rows[0]?.length ?? 0;
  for (let index = 0; index < width && dated; index += 1) {
    if (guessDatePattern(columnTexts(sample, index)) === null) continue;
    found.set(dated.id, index);
    break;
  }
  return found;
}

/** The texts of the columns that were found for fields of these types, column by column. */
function textsOf(
  sample: FileSample,
  { kind, types }: { kind: ImportKind; types: readonly string[] },
  found: ReadonlyMap<string, number>,
): readonly (readonly string[])[] {
  return IMPORT_FIELDS[kind].flatMap((spec) => {
    const index = found.get(spec.id);
    return index === undefined || !types.includes(spec.type) ? [] : [columnTexts(sample, index)];
  });
}

const DATED = ['moment', 'day'] as const;

function guessFile(
  kind: ImportKind,
  sample: FileSample,
  found: ReadonlyMap<string, number>,
): FileFormat {
  const { patterns } = guessFileDates(textsOf(sample, { kind, types: DATED }, found));
  const numbers = guessNumberFormat(textsOf(sample, { kind, types: ['number'] }, found).flat());
  return {
    encoding: sample.encoding,
    separator: sample.separator,
    header: sample.header !== null,
    rowsAbove: sample.rowsAbove,
    rowsBelow: sample.rowsBelow,
    ...numbers,
    datePatterns: patterns.length > 0 ? [...patterns] : ['YYYY-MM-DD'],
  };
}

function findColumns(kind: ImportKind, sample: FileSample): Map<string, number> {
  const specs = IMPORT_FIELDS[kind];
  const found = sample.header ? byHeader(sample, specs) : byContent(sample, specs);
  const time = found.get('time');
  const isTime = (text: string) => text === '' || parseTime(text) !== null;
  if (time !== undefined && !columnTexts(sample, time).every(isTime)) found.delete('time');
  if (found.has('amount')) found.delete('unitPrice');
  return found;
}

/** The two ways in which the dates of the sample can be read, when nothing in them decides; null when they are clear. */
export function findAmbiguousDates(kind: ImportKind, sample: FileSample): AmbiguousDates {
  const found = findColumns(kind, sample);
  return guessFileDates(textsOf(sample, { kind, types: DATED }, found)).ambiguous;
}

/** A number of the sample that can be read in two ways, when nothing in it decides; null when they are clear. */
export function findAmbiguousNumbers(kind: ImportKind, sample: FileSample): NumberRivals | null {
  const found = findColumns(kind, sample);
  return findNumberRivals(textsOf(sample, { kind, types: ['number'] }, found).flat());
}

/** Proposes a mapping from the headers (English or Russian) and the first rows. */
export function guessMapping(kind: ImportKind, sample: FileSample): GuessedMapping {
  const found = findColumns(kind, sample);
  const hasLines = found.has('receipt') && (found.has('unitPrice') || found.has('article'));
  const fields: Record<string, FieldSource> = {};
  for (const [id, index] of found) fields[id] = sourceOf(sample, index);
  return {
    kind,
    file: guessFile(kind, sample, found),
    fields,
    rowIs: hasLines ? 'line' : 'receipt',
  };
}
