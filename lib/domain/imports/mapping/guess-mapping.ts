import type { Encoding } from '../detection/encodings';
import type { Separator } from '../detection/separators';
import type { ImportKind } from '../import-kinds';
import { guessDatePattern, parseTime } from '../parsing/date-patterns';
import { guessNumberFormat } from '../parsing/guess-number-format';
import type { FieldSource } from './field-source';
import { type FieldSpec, IMPORT_FIELDS } from './fields';
import type { FileFormat } from './file-format';

/** The first rows of a file, cut into cells. `header` is null when the first row is data. */
export type FileSample = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
};

/** A first proposal for the form: to be completed and corrected by a person. */
export type GuessedMapping = {
  readonly kind: ImportKind;
  readonly file: FileFormat;
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly rowIs: 'receipt' | 'line';
};

const UNDERSTOOD_AS_NUMBER = /^\s*[+\-−]?[\d.,' {2}]*\d[\d.,' {2}]*\s*$/;
const FLOATING_ID = /^\d+\.0$/;

/** A header as it is compared: lower case, letters and digits alone. */
export function foldHeader(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the first row names columns: no cell of it is a number or a date, and none is empty. */
export function looksLikeHeader(first: readonly string[]): boolean {
  return (
    first.length > 0 &&
    first.every((cell) => {
      const text = cell.trim();
      return text !== '' && !UNDERSTOOD_AS_NUMBER.test(text) && guessDatePattern([text]) === null;
    })
  );
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

function guessFile(
  sample: FileSample,
  specs: readonly FieldSpec[],
  found: ReadonlyMap<string, number>,
): FileFormat {
  const ofTypes = (types: readonly string[]) =>
    specs.flatMap((spec) => {
      const index = found.get(spec.id);
      return index === undefined || !types.includes(spec.type) ? [] : [columnTexts(sample, index)];
    });
  const patterns = ofTypes(['moment', 'day'])
    .map((texts) => guessDatePattern(texts))
    .filter((pattern) => pattern !== null);
  const numbers = guessNumberFormat(ofTypes(['number']).flat());
  return {
    encoding: sample.encoding,
    separator: sample.separator,
    header: sample.header !== null,
    ...numbers,
    datePatterns: patterns.length > 0 ? [...new Set(patterns)] : ['YYYY-MM-DD'],
  };
}

/** Proposes a mapping from the headers (English or Russian) and the first rows. */
export function guessMapping(kind: ImportKind, sample: FileSample): GuessedMapping {
  const specs = IMPORT_FIELDS[kind];
  const found = sample.header ? byHeader(sample, specs) : byContent(sample, specs);
  const time = found.get('time');
  if (
    time !== undefined &&
    columnTexts(sample, time).some((text) => text !== '' && parseTime(text) === null)
  ) {
    found.delete('time');
  }
  if (found.has('amount')) found.delete('unitPrice');
  const hasLines = found.has('receipt') && (found.has('unitPrice') || found.has('article'));
  const fields: Record<string, FieldSource> = {};
  for (const [id, index] of found) fields[id] = sourceOf(sample, index);
  return {
    kind,
    file: guessFile(sample, specs, found),
    fields,
    rowIs: hasLines ? 'line' : 'receipt',
  };
}
